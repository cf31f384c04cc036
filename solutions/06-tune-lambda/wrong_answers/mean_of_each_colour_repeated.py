"""
code = "mean-of-each-colour"
title = "One mean and one deviation for each colour"
thinks = "Red, green and blue have their own mean."
says = "You average over the images and over the places in them, and use one number for each colour everywhere. Average over the images only."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    colours = images.reshape(-1, images.shape[-1])
    times = images[0].size // images.shape[-1]
    std = np.tile(colours.std(axis=0), times)
    std[std == 0] = 1.0
    return np.tile(colours.mean(axis=0), times), std
