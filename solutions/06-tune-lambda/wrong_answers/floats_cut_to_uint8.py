"""
code = "floats-cut-to-uint8"
title = "Images of floats are cut to whole numbers"
thinks = "Images are uint8."
says = "You turn the images into integers, which cuts off the fractions of images that are floats. Convert to float32 only."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.astype(np.uint8).reshape(len(images), -1)
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
