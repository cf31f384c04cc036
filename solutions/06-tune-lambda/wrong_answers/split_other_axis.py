"""
code = "split-other-axis"
title = "The cut goes through the rows of each image"
thinks = "The second axis counts the images."
says = "You cut along the second axis, so every image is cut in two. The examples are along the first axis."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:, :-num_val], labels[:-num_val], images[:, -num_val:], labels[-num_val:]
