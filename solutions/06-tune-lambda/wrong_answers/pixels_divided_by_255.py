"""
code = "pixels-divided-by-255"
title = "The pixels are divided by 255 first"
thinks = "Images should be between 0 and 1."
says = "You divide the pixels by 255 first. Mean and std are asked for on the pixels' own scale, from 0 to 255."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1) / 255.0
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
