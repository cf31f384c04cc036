"""
code = "uint8-overflow"
title = "Small integers overflow"
thinks = "The mean of pixels is a pixel."
says = "You subtract in uint8, where differences below 0 wrap around to large numbers. Turn the images into floats first."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    mean = X.mean(axis=0)
    away = X - mean.astype(X.dtype)
    std = np.sqrt(np.mean(away.astype(float) ** 2, axis=0))
    std[std == 0] = 1.0
    return mean, std
