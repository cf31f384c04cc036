"""
code = "one-mean"
title = "One mean and one deviation for all pixels"
thinks = "(D,) is the shape, so repeat the number."
says = "You compute one number over all pixels together, and repeat it. Every pixel needs its own: average over the images only."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"constant pixel" = 0
"""
def pixel_statistics(images):
    D = images[0].size
    return np.full(D, images.mean()), np.full(D, max(images.std(), 1e-9))
