"""
title = "-= on a copy"
why = "It works in place, but on a float32 copy: astype copies even if the dtype is right already."
replaces = "standardise"
"""
def standardise(images, mean, std, dtype=np.float32):
    X = images.astype(dtype).reshape(len(images), -1)
    X -= mean
    X /= std
    return np.append(X, np.ones((X.shape[0], 1), dtype=dtype), axis=1)
