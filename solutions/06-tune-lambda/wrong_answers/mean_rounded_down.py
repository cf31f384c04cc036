"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Pixels are whole numbers, so their mean is one."
says = "Your mean is cut down to whole numbers. Divide with / and keep the fractions."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(int)
    mean = rows.sum(axis=0) // len(rows)
    std = np.sqrt(((rows - mean) ** 2).mean(axis=0))
    std[std == 0] = 1.0
    return mean, std
