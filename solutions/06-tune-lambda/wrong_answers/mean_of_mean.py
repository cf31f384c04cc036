"""
code = "mean-and-std-averaged"
title = "One mean and one deviation for all pixels, made of the arguments"
thinks = "A single number for each is simpler."
says = "You average mean and std to single numbers. Every pixel has its own: use the arrays as they are."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = (images.reshape(len(images), -1) - np.mean(mean)) / np.mean(std)
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
