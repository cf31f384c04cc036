"""
code = "pixels-divided-by-255"
title = "The pixels are divided by 255 first"
thinks = "Pixels of uint8 go from 0 to 255, and should go from 0 to 1."
says = "You divide pixels of uint8 by 255 before you subtract the mean, which was measured on pixels from 0 to 255. Take the images as they are."
replaces = "standardise"
[expected.test_standardise]
pixels = 0
"""
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1)
    if rows.dtype == np.uint8:
        rows = rows / 255
    rows = (rows - mean) / std
    return np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
