"""
code = "one-mean"
title = "One mean and one deviation for all pixels"
thinks = "Brightness is brightness, wherever the pixel is."
says = "You compute one number over all pixels together. Every pixel needs its own: average over the images only."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    return images.mean(), images.std()
