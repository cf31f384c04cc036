"""
code = "last-batch-left-out"
title = "The last, smaller batch is left out"
thinks = "len(images) // size batches."
says = "When there are many images, the last ones are left out: your loop goes through whole batches only, or up to a fixed number. The last batch may be smaller."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1).astype(float)
    size = min(len(X), 50)
    whole = len(X) // size * size
    batches = X[:whole].reshape(-1, size, X.shape[1])
    mean = batches.mean(axis=1).mean(axis=0)
    std = np.sqrt(((batches - mean) ** 2).mean(axis=1).mean(axis=0))
    std[std == 0] = 1.0
    return mean, std
