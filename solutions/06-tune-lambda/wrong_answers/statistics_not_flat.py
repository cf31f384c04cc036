"""
code = "statistics-not-flat"
title = "The results have the shape of an image"
thinks = "axis=0 is all that is needed."
says = "The numbers are per pixel, but in the shape of an image. Turn every image into a row first, so that mean and std have shape (D,)."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
"""
def pixel_statistics(images):
    mean, std = images.mean(axis=0), images.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
