"""
code = "ddof"
title = "The deviation divides by N - 1"
thinks = "That is how statistics books define it."
says = "Your deviation divides by N - 1. Divide by N, as np.std does when it is told nothing else."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    std = rows.std(axis=0, ddof=1)
    return rows.mean(axis=0), np.where(std > 0, std, 1.0)
