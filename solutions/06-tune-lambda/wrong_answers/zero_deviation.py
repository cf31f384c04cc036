"""
title = "A constant pixel has deviation 0"
replaces = "pixel_statistics"
thinks = "Its deviation is 0, after all."
[expected]
test_pixel_statistics = 3
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    return rows.mean(axis=0), rows.std(axis=0)
