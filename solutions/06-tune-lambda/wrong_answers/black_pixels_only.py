"""
code = "black-pixels-only"
title = "The mean is asked whether it is 0, not the deviation"
thinks = "A pixel that is always the same is always 0."
says = "You put 1 where the mean is 0, which finds only pixels that are always black. Ask the deviation whether it is 0."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    std = rows.std(axis=0)
    std[mean == 0] = 1.0
    return mean, std
