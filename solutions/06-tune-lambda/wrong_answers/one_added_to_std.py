"""
code = "one-added-to-deviations"
title = "1 is added to every deviation"
thinks = "Nothing can be divided by zero that way."
says = "You add 1 to std. Divide by std itself: it is never 0."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / (std + 1)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
