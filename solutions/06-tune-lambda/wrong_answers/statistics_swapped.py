"""
code = "swapped"
title = "The two results are swapped"
thinks = "The order does not matter if one remembers it."
says = "You return std first. The order asked for is mean, std."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    std[std == 0] = 1.0
    return std, mean
