"""
code = "split-own-size"
title = "A pile has another size than num_val says"
thinks = "A fifth of the data is for validation."
says = "The sizes of your piles do not come from num_val: num_val examples are for validation, and all the others for training."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    cut = len(images) * 4 // 5
    return images[:cut], labels[:cut], images[cut:], labels[cut:]
