"""
code = "pixel-variance"
title = "The variance in place of the deviation"
thinks = "np.var measures how much a pixel varies."
says = "Your std holds the variances. Take the square root."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    spread = np.mean((rows - mean) ** 2, axis=0)
    spread[spread == 0] = 1.0
    return mean, spread
