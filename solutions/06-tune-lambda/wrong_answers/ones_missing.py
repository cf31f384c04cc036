"""
code = "ones-missing"
title = "The column of ones is missing"
thinks = "The loss adds the bias."
says = "The column of ones is missing. Add it as the last column, so that the last row of W is the bias."
replaces = "standardise"
[expected.test_standardise]
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    return (rows - mean.astype(np.float32)) / std.astype(np.float32)
