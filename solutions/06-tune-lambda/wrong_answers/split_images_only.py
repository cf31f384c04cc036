"""
code = "split-labels-missing"
title = "Only the images are returned"
thinks = "The labels stay as they are."
says = "You return the two piles of images alone. Return four arrays, in the order of the docstring."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:-num_val], images[-num_val:]
