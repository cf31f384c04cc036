"""
code = "split-first"
title = "The first examples are held back"
thinks = "Any 1,000 images will do."
says = "You hold back the first num_val examples. The last ones are for validation, so count from the end."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[num_val:], labels[num_val:], images[:num_val], labels[:num_val]
