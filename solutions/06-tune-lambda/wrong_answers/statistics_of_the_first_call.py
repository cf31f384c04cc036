"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The training images come first."
says = "You remember mean and std of the first call and use them ever after. Use the arguments of each call."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
_first = {}

def standardise(images, mean, std):
    mean, std = _first.setdefault(len(mean), (mean.copy(), std.copy()))
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
