"""
code = "small-deviations-raised"
title = "All small deviations become 1"
thinks = "np.maximum(std, 1) does it in one line."
says = "You raise every deviation below 1 to 1. Only a pixel that is exactly the same in all images gets 1; a small deviation stays."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    return X.mean(axis=0), np.maximum(X.std(axis=0), 1.0)
