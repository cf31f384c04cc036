"""
code = "divided-by-D"
title = "Divided by the number of features"
thinks = "shape[1] is the number to divide by."
says = "You divide by the number of pixels. Divide by the number of images."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    N, D = rows.shape
    mean = rows.sum(axis=0) / D
    std = np.sqrt(((rows - rows.mean(axis=0)) ** 2).sum(axis=0) / D)
    std[std == 0] = 1.0
    return mean, std
