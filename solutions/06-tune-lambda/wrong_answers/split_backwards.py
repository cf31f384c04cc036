"""
code = "split-backwards"
title = "The validation examples come in reverse order"
thinks = "Count from the end: -1, -2, -3."
says = "You take the validation examples from the end backwards, so they come in reverse order. Keep their given order."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:-num_val], labels[:-num_val], images[:-num_val - 1:-1], labels[:-num_val - 1:-1]
