"""
code = "split-labels-whole"
title = "The labels are not split"
thinks = "Labels are only needed for comparing."
says = "You split the images, but return all labels twice. Cut the labels at the same place as the images."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:-num_val], labels, images[-num_val:], labels
