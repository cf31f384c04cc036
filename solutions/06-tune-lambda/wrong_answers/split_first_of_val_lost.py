"""
code = "split-off-by-one"
title = "One example is lost between the piles"
thinks = "The validation pile begins behind the cut."
says = "The example at the cut is in neither pile. The end of a slice is not part of it, so both slices may name the same index."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    return images[:cut], labels[:cut], images[cut + 1:], labels[cut + 1:]
