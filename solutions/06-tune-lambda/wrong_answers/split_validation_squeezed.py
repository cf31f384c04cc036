"""
code = "split-squeezed"
title = "A single validation example loses its first axis"
thinks = "np.squeeze removes axes that nobody needs."
says = "When only one example is held back, or where an axis of the images has the length 1, that axis is gone from the validation pile. Use a slice and no squeeze."
replaces = "split_data"
[expected.test_split_data]
edges = 0
"""
def split_data(images, labels, num_val):
    cut = len(images) - num_val
    return images[:cut], labels[:cut], images[cut:].squeeze(), labels[cut:].squeeze()
