"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "X has 3073 columns."
says = "The number of pixels is written into your code and fits CIFAR-10 only. Take it from mean or from images."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    X = np.ones((len(images), 3073), dtype=np.float32)
    X[:, :3072] = (images.reshape(len(images), 3072) - mean) / std
    return X
