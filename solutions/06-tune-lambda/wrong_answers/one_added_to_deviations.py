"""
code = "one-added-to-deviations"
title = "1 is added to every deviation"
thinks = "Adding 1 keeps it away from 0."
says = "You add 1 to every deviation. Only where it is 0 should it be replaced by 1."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1)
    return X.mean(axis=0), X.std(axis=0) + 1
