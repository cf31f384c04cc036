"""
code = "split-labels-elsewhere"
title = "Validation labels of other examples"
thinks = "Copied the line and forgot the minus sign."
says = "Your validation labels are not those of your validation images: look at the slice of labels_val."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images_train, labels_train = images[:-num_val], labels[:-num_val]
    images_val, labels_val = images[-num_val:], labels[:num_val]
    return images_train, labels_train, images_val, labels_val
