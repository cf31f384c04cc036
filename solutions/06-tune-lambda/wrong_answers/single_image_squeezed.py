"""
code = "single-image-squeezed"
title = "A single image loses its axis"
thinks = "A single image is a single row."
says = "A single image comes back as a vector. It is still a table, with one row: leave out the squeeze."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    X = np.ones((len(images), len(mean) + 1), dtype=np.float32)
    X[:, :-1] = (images.reshape(len(images), -1) - mean) / std
    return X.squeeze()
