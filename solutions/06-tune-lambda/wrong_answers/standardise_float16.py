"""
code = "standardise-float16"
title = "The rows are float16"
thinks = "Half the memory again."
says = "Your rows are float16, which has three digits only. Return float32."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float16)
