"""
code = "epsilon-for-zero"
title = "A tiny number is added to the deviation"
thinks = "std + 1e-8 prevents the division by zero."
says = "You add a tiny number to avoid a division by 0, so a constant pixel has a tiny std and would be blown up in other images. Put 1 there instead."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
"constant pixel" = 0
"""
def pixel_statistics(images):
    X = images.reshape(images.shape[0], -1).astype(np.float64)
    return X.mean(axis=0), X.std(axis=0) + 1e-8
