"""
code = "zero-deviation"
title = "A constant pixel has deviation 0"
thinks = "Its deviation is 0, after all."
says = "Where a pixel is the same in all images, your std is 0. Put 1 there, so that one can divide by it."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    return rows.mean(axis=0), rows.std(axis=0)
