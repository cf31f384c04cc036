"""
code = "channels-first"
title = "The colours come first in each row"
thinks = "Deep learning libraries put channels first."
says = "You move the colours to the front before you make rows, so pixels and statistics no longer belong together. Reshape the images as they are."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    if images.ndim == 4:
        images = np.moveaxis(images, 3, 1)
    rows = (images.reshape(len(images), -1) - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
