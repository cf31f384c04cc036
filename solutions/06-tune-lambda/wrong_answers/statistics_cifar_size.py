"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "An image has 3072 numbers."
says = "The number of pixels is written into your code and fits CIFAR-10 only. Take it from the shape of images."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(-1, 3072)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
