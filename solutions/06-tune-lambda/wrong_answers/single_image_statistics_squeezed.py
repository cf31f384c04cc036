"""
code = "single-image-squeezed"
title = "A single image loses its axis"
thinks = "squeeze tidies the shape up."
says = "A single image loses the axis that counts the images, and you average over its pixels. Reshape to one row for each image, without a squeeze."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
"""
def pixel_statistics(images):
    rows = np.squeeze(images.reshape(len(images), -1))
    mean, std = rows.mean(axis=0), np.atleast_1d(rows.std(axis=0))
    std[std == 0] = 1.0
    return mean, std
