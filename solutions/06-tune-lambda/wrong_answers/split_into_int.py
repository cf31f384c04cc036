"""
code = "floats-cut-to-uint8"
title = "Images of floats are cut to whole numbers"
thinks = "Pixels are whole numbers."
says = "You turn the images into integers, which cuts off the fractions of images that are floats. Slices keep the dtype."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images = np.array(images, dtype=int)
    cut = len(images) - num_val
    return images[:cut], labels[:cut], images[cut:], labels[cut:]
