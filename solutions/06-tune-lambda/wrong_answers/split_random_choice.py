"""
code = "split-shuffled"
title = "The examples are shuffled before they are split"
thinks = "Validation images should be chosen at random."
says = "You choose the validation examples at random. Here the last num_val are asked for, and all examples in their given order."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    held = np.zeros(len(images), dtype=bool)
    held[np.random.default_rng(1).choice(len(images), num_val, replace=False)] = True
    return images[~held], labels[~held], images[held], labels[held]
