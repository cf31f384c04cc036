"""
title = "The rows are float64"
replaces = "standardise"
thinks = "More digits cannot hurt."
[expected]
test_standardise = 3
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))])
