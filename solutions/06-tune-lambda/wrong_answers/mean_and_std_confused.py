"""
code = "mean-and-std-confused"
title = "mean and std have changed places"
thinks = "Two arrays of the same shape are easily mixed up."
says = "You subtract std and divide by mean: the two have changed places."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - std) / mean
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
