"""
code = "mean-of-each-image"
title = "Averages over the pixels of each image"
thinks = "axis=1 goes through the pixels."
says = "You average over the pixels of each image and get one number for each image. Average over the images, along the other axis."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=1), rows.std(axis=1)
    std[std == 0] = 1.0
    return mean, std
