"""
code = "split-as-a-share"
title = "num_val is taken for a share of the examples"
thinks = "test_size = 0.2 is how one says it."
says = "You treat num_val as a share between 0 and 1. It is a number of examples."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    cut = int(len(images) * (1 - num_val))
    return images[:cut], labels[:cut], images[cut:], labels[cut:]
