"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are 49,000 training images."
says = "You cut at a place that is written as a number and fits CIFAR-10 only. Use num_val, or the length of images."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    return images[:49000], labels[:49000], images[49000:], labels[49000:]
