"""
code = "standardise-column-order"
title = "The pixels of an image come in another order"
thinks = "The first index runs fastest."
says = "You read the pixels of each image column by column, so pixels and statistics no longer belong together. Reshape the images in the usual order."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = np.array([image.ravel(order="F") for image in images], dtype=np.float64)
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
