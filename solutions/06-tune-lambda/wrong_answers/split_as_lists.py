"""
code = "list-for-array"
title = "A list in place of an array"
thinks = "Lists can be sliced too."
says = "Your piles are lists. Slice the arrays themselves: a slice of an array is an array."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images, labels = list(images), list(labels)
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]
