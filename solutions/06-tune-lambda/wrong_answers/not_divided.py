"""
code = "not-divided"
title = "The mean is subtracted, but nothing divided"
thinks = "CS231n does it this way."
says = "You subtract the mean, but do not divide by std."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) - mean
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
