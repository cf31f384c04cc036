"""
code = "deviation-from-zero"
title = "The mean is not subtracted in the deviation"
thinks = "Square, average, take the root."
says = "You average the squares of the pixels themselves. Subtract the mean before you square."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1).astype(float)
    mean = X.sum(axis=0) / len(X)
    std = np.sqrt((X ** 2).sum(axis=0) / len(X))
    std[std == 0] = 1.0
    return mean, std
