"""
code = "subtracted-before-rows"
title = "The mean is subtracted before the images are rows"
thinks = "Rows can be made at the end."
says = "You subtract the mean before the images are rows, so the shapes do not fit. Make rows first: mean and std have one entry for each entry of a row."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"bias and dtype" = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    images = (images - mean) / std
    rows = images.reshape(len(images), -1)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
