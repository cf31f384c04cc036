"""
title = "The validation images stay in the training pile"
replaces = "split_data"
thinks = "More training images are better."
[expected]
test_split_data = 0
"""
def split_data(images, labels, num_val):
    return images, labels, images[-num_val:], labels[-num_val:]
