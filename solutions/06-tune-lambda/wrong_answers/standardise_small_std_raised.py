"""
code = "deviation-at-least-one"
title = "Small std count as 1"
thinks = "Dividing by a small number is dangerous."
says = "You replace small entries of std. It is ready to be divided by: use it as it is."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - mean) / np.maximum(std, 20.0)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
