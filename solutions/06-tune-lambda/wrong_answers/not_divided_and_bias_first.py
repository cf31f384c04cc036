"""
code = ["not-divided", "bias-first"]
title = "Not divided, and the ones come first"
thinks = "As in two other courses."
says = "You subtract the mean, but do not divide by std."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) - mean
    ones = np.ones((len(rows), 1))
    return np.concatenate((ones, rows), axis=1).astype(np.float32)
