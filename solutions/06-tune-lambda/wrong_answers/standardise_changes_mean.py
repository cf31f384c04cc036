"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "mean /= std saves an array."
says = "You change mean in place, and it belongs to whoever calls you: the next pile would be standardised with another one. Compute a new array."
replaces = "standardise"
[expected.test_standardise]
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) / std
    mean /= std
    return np.hstack([rows - mean, np.ones((len(rows), 1))]).astype(np.float32)
