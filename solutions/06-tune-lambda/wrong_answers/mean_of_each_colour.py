"""
code = "mean-of-each-colour"
title = "One mean and one deviation for each colour"
thinks = "That is how deep networks normalise images."
says = "You average over the images and over the places in them, and get one number for each colour. Average over the images only."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    axes = tuple(range(images.ndim - 1))
    return images.mean(axis=axes), images.std(axis=axes)
