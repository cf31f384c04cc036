"""
code = "split-squeezed"
title = "A single validation example loses its first axis"
thinks = "np.squeeze removes axes that nobody needs."
says = "When only one example is held back, its axis is gone. Use a slice and no squeeze, so that one example is still an array of examples."
replaces = "split_data"
[expected.test_split_data]
edges = 0
"""
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    return images[:cut], labels[:cut], np.squeeze(images[cut:]), labels[cut:]
