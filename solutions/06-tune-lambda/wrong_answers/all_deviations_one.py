"""
code = "all-deviations-one"
title = "One constant pixel makes all deviations 1"
thinks = "If there is a zero, std cannot be used."
says = "As soon as one pixel is constant, you replace all deviations by 1. Replace only the entries that are 0."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0)
    if np.any(std == 0):
        std = np.ones(rows.shape[1])
    return rows.mean(axis=0), std
