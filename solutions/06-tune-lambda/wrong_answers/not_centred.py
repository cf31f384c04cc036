"""
code = "not-centred"
title = "Divided by std, but the mean is not subtracted"
thinks = "Only the size of the numbers matters."
says = "You divide by std, but do not subtract the mean."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
