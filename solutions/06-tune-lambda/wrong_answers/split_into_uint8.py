"""
code = "floats-cut-to-uint8"
title = "Images of floats are cut to whole numbers"
thinks = "Images are uint8."
says = "You copy the images into uint8, which cuts off the fractions of images that are floats. Slices keep the dtype."
replaces = "split_data"
[expected.test_split_data]
piles = 0
edges = 0
"""
def split_data(images, labels, num_val):
    images = images.astype(np.uint8)
    return images[:-num_val], labels[:-num_val], images[-num_val:], labels[-num_val:]
