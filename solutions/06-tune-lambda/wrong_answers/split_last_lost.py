"""
code = "split-last-lost"
title = "The very last example is in neither pile"
thinks = "The slice ends at -1, the last one."
says = "The very last example is in neither pile: the end of a slice is not part of it, so a slice that ends at -1 leaves out the last one. Leave the end open."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    first = len(images) - num_val
    return images[:first], labels[:first], images[first:-1], labels[first:-1]
