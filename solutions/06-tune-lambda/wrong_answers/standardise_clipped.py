"""
code = "standardise-clipped"
title = "Large values are cut off"
thinks = "Outliers spoil the training."
says = "You cut off pixels that lie far from the mean. Return them as they are."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    rows = np.clip(rows, -1, 1)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
