"""
code = "means-of-batches"
title = "The mean of the batches' means"
thinks = "A mean of means is a mean."
says = "You average the means of batches, but the last batch is smaller, and its images count too much. Add up the sums, and divide once by the number of images."
replaces = "pixel_statistics"
[expected.test_pixel_statistics]
mean = 0
deviation = 0
"""
def pixel_statistics(images):
    X = images.reshape(len(images), -1).astype(float)
    parts = [X[i:i + 100] for i in range(0, len(X), 100)]
    mean = np.mean([part.mean(axis=0) for part in parts], axis=0)
    std = np.sqrt(np.mean([((part - mean) ** 2).mean(axis=0) for part in parts], axis=0))
    std[std == 0] = 1.0
    return mean, std
