"""
code = "divided-by-variance"
title = "Divided by the square of std"
thinks = "Statistics divide by the variance."
says = "You divide by the square of std. Divide by std itself."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std ** 2
    return np.c_[rows, np.ones(len(rows))].astype(np.float32)
