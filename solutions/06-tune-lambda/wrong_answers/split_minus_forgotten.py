"""
code = "split-minus-forgotten"
title = "The minus sign is missing in the validation slice"
thinks = "Copied the slices and moved the colon."
says = "Your validation slice counts num_val from the front. The last num_val examples begin at -num_val."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images_train, labels_train = images[:-num_val], labels[:-num_val]
    images_val, labels_val = images[num_val:], labels[num_val:]
    return images_train, labels_train, images_val, labels_val
