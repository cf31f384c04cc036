"""
code = "nearly-constant-pixels"
title = "Small deviations count as 0"
thinks = "A pixel that hardly changes says nothing."
says = "You put 1 where the deviation is small. Only a pixel that is exactly the same in all images gets 1; a small deviation stays."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1).astype(np.float64)
    std = X.std(axis=0)
    std[std < 0.05] = 1.0
    return X.mean(axis=0), std
