"""
code = "scaled-to-1-first"
title = "The images are divided by 255, mean and std are not"
thinks = "Images are divided by 255 to begin with."
says = "You divide the images by 255, but mean and std are on the scale from 0 to 255. Leave the images on that scale too."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1) / 255
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
