"""
code = "centred-again"
title = "The rows are centred a second time, with their own mean"
thinks = "The result should have mean 0."
says = "After standardising you subtract the mean of the rows at hand once more, so an image depends on its neighbours. Leave that step out."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / std
    rows -= rows.mean(axis=0)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
