"""
code = "standardise-sign-reversed"
title = "The pixel is subtracted from the mean"
thinks = "The difference is the difference."
says = "You subtract the pixels from the mean, so all signs are reversed. Subtract the mean from the pixels."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (mean - images.reshape(len(images), -1)) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
