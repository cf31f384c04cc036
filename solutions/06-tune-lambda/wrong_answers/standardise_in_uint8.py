"""
code = "uint8-overflow"
title = "Small integers overflow"
thinks = "The mean of pixels is a pixel."
says = "You subtract in uint8, where results below 0 wrap around to large numbers. Turn the images into floats before you subtract."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    rows = (rows - mean.astype(rows.dtype)) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
