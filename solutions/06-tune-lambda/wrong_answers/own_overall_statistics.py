"""
code = "own-overall-statistics"
title = "One mean and deviation of the images at hand"
thinks = "Standardising is X - X.mean() over X.std()."
says = "You use one mean and one deviation of all the numbers that you are given. Use the arguments mean and std, which have an entry for each pixel."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    X = images.reshape(len(images), -1).astype(np.float32)
    X = (X - X.mean()) / X.std()
    return np.concatenate([X, np.ones((len(X), 1), np.float32)], axis=1)
