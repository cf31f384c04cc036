"""
code = "bias-on-both-sides"
title = "Ones on both sides"
thinks = "The bias must be somewhere."
says = "You add two columns of ones. One is enough: the last."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.pad(rows, ((0, 0), (1, 1)), constant_values=1.0).astype(np.float32)
