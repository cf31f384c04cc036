"""
code = "bias-first"
title = "The column of ones comes first"
thinks = "Theta zero is the bias, in other courses."
says = "Your column of ones comes first. In this course it is the last column."
replaces = "standardise"
[expected.test_standardise]
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([np.ones((len(rows), 1)), rows]).astype(np.float32)
