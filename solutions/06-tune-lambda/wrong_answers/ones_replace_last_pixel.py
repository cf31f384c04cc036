"""
code = "bias-replaces-feature"
title = "The ones overwrite the last feature"
thinks = "X[:, -1] = 1 is the bias column."
says = "Your ones overwrite the last pixel. They are one more column, behind the pixels."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    X = (images.reshape(len(images), -1) - mean) / std
    X[:, -1] = 1
    return X.astype(np.float32)
