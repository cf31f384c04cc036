"""
code = "split-off-by-one"
title = "One example is lost between the piles"
thinks = "The index before the first validation example is -num_val - 1."
says = "The example just before the validation pile is in neither pile. The end of a slice is not part of it, so both slices may name the same index."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:-num_val - 1], labels[:-num_val - 1], images[-num_val:], labels[-num_val:]
