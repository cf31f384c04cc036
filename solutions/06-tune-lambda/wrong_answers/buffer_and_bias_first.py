"""
code = ["bias-first", "result-overwritten"]
title = "The ones come first, in an array that is kept"
thinks = "Made once, filled again and again."
says = "Your column of ones comes first. In this course it is the last column."
replaces = "standardise"
[expected.test_standardise]
"bias and dtype" = 0
"no leak" = 0
"""
_tables = {}

def standardise(images, mean, std):
    shape = (len(images), len(mean) + 1)
    X = _tables.setdefault(shape, np.ones(shape, dtype=np.float32))
    X[:, 1:] = (images.reshape(len(images), -1) - mean) / std
    return X
