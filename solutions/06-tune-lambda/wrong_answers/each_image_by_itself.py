"""
code = "each-image-by-itself"
title = "Every image is standardised by itself"
thinks = "Dark photographs should become as bright as others."
says = "You give each image mean 0 and deviation 1 by itself. Use the arguments mean and std, which say for each pixel what the training images are like."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    X = images.reshape(len(images), -1).astype(np.float32)
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    return np.hstack([X, np.ones((len(X), 1), dtype=np.float32)])
