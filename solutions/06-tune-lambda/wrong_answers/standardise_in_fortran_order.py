"""
code = "reshaped-the-wrong-way"
title = "The reshape mixes the pixels of different images"
thinks = "The number of columns is what counts."
says = "Your reshape gives the numbers new places, so pixels of different images are mixed. Reshape to one row for each image."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"no leak" = 0
"""
def standardise(images, mean, std):
    N, D = len(images), len(mean)
    rows = (images.reshape(D, N).T - mean) / std
    return np.hstack([rows, np.ones((N, 1))]).astype(np.float32)
