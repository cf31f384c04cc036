"""
code = "median-for-mean"
title = "The median in place of the mean"
thinks = "The median is more robust."
says = "You compute the median over the images. The mean was asked for."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0)
    return np.median(rows, axis=0), np.where(std == 0, 1.0, std)
