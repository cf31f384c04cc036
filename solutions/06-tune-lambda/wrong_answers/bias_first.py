"""
title = "The column of ones comes first"
replaces = "standardise"
thinks = "Theta zero is the bias, in other courses."
[expected]
test_standardise = 3
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([np.ones((len(rows), 1)), rows]).astype(np.float32)
