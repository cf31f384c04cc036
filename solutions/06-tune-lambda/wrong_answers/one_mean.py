"""
title = "One mean and one deviation for all pixels"
replaces = "pixel_statistics"
thinks = "Brightness is brightness, wherever the pixel is."
[expected]
test_pixel_statistics = 0
"""
def pixel_statistics(images):
    return images.mean(), images.std()
