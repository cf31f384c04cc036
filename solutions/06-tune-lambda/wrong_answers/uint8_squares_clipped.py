"""
code = "uint8-overflow"
title = "Small integers overflow"
thinks = "Mean of squares minus square of the mean, never below 0."
says = "You square the uint8 pixels themselves, and results that do not fit between 0 and 255 wrap around. Turn the images into floats first."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    mean = X.mean(axis=0)
    variance = np.maximum((X * X).mean(axis=0) - mean ** 2, 0.0)
    std = np.sqrt(variance)
    return mean, np.where(std == 0, 1.0, std)
