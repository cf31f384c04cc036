"""
code = "multiplied-by-std"
title = "Multiplied by std"
thinks = "std stretches the pixels to the right size."
says = "You multiply by std. Divide by it, so that the result has deviation 1."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) * std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
