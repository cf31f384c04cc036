"""
title = "Statistics in the shape of an image, flattened at the end"
why = "It averages before it makes rows; both orders give the same."
replaces = "pixel_statistics"
"""
def pixel_statistics(images):
    X = images.astype(float)
    mean = np.einsum("n...->...", X) / len(X)
    variance = np.einsum("n...,n...->...", X - mean, X - mean) / len(X)
    std = np.sqrt(variance)
    std[variance == 0] += 1
    return mean.flatten(), std.flatten()
