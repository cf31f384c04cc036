"""
code = "split-overlap"
title = "The validation images stay in the training pile"
thinks = "More training images are better."
says = "Your validation examples are still among the training examples, so they are no longer new to the model. Take them out of the training pile."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images, labels, images[-num_val:], labels[-num_val:]
