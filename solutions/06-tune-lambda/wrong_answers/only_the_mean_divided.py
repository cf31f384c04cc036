"""
code = "only-the-mean-divided"
title = "Brackets are missing: only the mean is divided"
thinks = "The formula, from left to right."
says = "Division binds more strongly than minus, so only the mean is divided by std. Put brackets around the difference."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    X = np.ones((len(rows), rows.shape[1] + 1), dtype=np.float32)
    X[:, :-1] = rows - mean / std
    return X
