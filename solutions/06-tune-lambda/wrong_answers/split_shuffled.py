"""
code = "split-shuffled"
title = "The examples are shuffled before they are split"
thinks = "A fair split must be random."
says = "You shuffle the examples before you split them. Here the last num_val are asked for, and all examples in their given order."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    order = np.random.default_rng(0).permutation(len(images))
    images, labels = images[order], labels[order]
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]
