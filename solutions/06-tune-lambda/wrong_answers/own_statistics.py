"""
code = "own-statistics"
title = "Every pile is standardised with its own statistics"
thinks = "Each data set should have mean 0 and deviation 1."
says = "You use the mean and std of the images that you are given. They must be those of the training images, which come as arguments."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float32)
    deviation = rows.std(axis=0)
    rows = (rows - rows.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
