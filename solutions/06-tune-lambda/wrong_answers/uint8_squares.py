"""
code = "uint8-overflow"
title = "Small integers overflow"
thinks = "The mean of the squares minus the square of the mean."
says = "You compute with the uint8 pixels themselves, and results that do not fit between 0 and 255 wrap around. Turn the images into floats first."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1)
    mean = rows.mean(axis=0)
    squares = rows ** 2
    std = np.sqrt(np.abs(squares.mean(axis=0) - mean ** 2))
    std[std == 0] = 1
    return mean, std
