"""
title = "float32, and a list of two"
why = "The results are float32 and read-only, and come as a list."
replaces = "pixel_statistics"
"""
def pixel_statistics(images):
    X = np.asfortranarray(images.reshape(images.shape[0], -1), dtype=np.float32)
    mean = X.mean(axis=0)
    std = np.sqrt(np.mean(np.square(X - mean), axis=0))
    std = np.where(X.min(axis=0) == X.max(axis=0), np.float32(1), std)
    mean.setflags(write=False)
    return [mean, std]
