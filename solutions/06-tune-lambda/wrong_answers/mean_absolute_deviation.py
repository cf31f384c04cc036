"""
code = "mean-absolute-deviation"
title = "The mean absolute deviation"
thinks = "The deviation is the mean distance from the mean."
says = "You average the absolute deviations. The standard deviation is the root of the mean squared deviation."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    std = np.abs(rows - mean).mean(axis=0)
    return mean, np.where(std == 0, 1.0, std)
