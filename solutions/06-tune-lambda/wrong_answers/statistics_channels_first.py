"""
code = "channels-first"
title = "The colours come first in each row"
thinks = "Deep learning libraries put channels first."
says = "You move the colours to the front before you make rows, so the pixels come in another order. Reshape the images as they are."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    if images.ndim == 4:
        images = images.transpose(0, 3, 1, 2)
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
