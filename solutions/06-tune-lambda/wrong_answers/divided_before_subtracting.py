"""
code = "divided-before-subtracting"
title = "Divides first, then subtracts the mean"
thinks = "The order of two steps does not matter."
says = "You divide before you subtract. First subtract the mean, then divide the difference by std."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) / std
    rows = rows - mean
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
