"""
code = "not-float32"
title = "The rows are float64"
thinks = "More digits cannot hurt."
says = "Your rows are float64, which takes twice the memory and time. Return float32."
replaces = "standardise"
[expected.test_standardise]
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))])
