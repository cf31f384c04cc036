"""
code = "deviation-from-the-overall-mean"
title = "The deviations are taken from the mean of all pixels"
thinks = "rows.mean() is the mean."
says = "You subtract the mean of all pixels together before you square. Subtract each pixel's own mean."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    rows = images.reshape(len(images), -1).astype(float)
    std = np.sqrt(((rows - rows.mean()) ** 2).mean(axis=0))
    std[std == 0] = 1.0
    return rows.mean(axis=0), std
