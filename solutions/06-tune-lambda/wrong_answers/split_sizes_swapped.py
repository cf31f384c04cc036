"""
code = "split-sizes-swapped"
title = "num_val examples are for training, the others for validation"
thinks = "The number says where to cut."
says = "You cut behind the first num_val examples, so the two piles have each other's size. num_val is the number of validation examples."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:num_val], labels[:num_val], images[num_val:], labels[num_val:]
