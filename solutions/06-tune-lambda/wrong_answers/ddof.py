"""
title = "The deviation divides by N - 1"
replaces = "pixel_statistics"
thinks = "That is how statistics books define it."
[expected]
test_pixel_statistics = 2
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0, ddof=1)
    return rows.mean(axis=0), np.where(std > 0, std, 1.0)
