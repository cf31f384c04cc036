"""
code = "split-one-in-both"
title = "One example is in both piles"
thinks = "The end of a slice is included."
says = "The first validation example is in the training pile too. Both slices should meet at the same index."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    return images[:cut + 1], labels[:cut + 1], images[cut:], labels[cut:]
