"""
title = "A loop over the images"
why = "Slow, and it works on each image in its own shape."
replaces = "standardise"
"""
def standardise(images, mean, std):
    shape = images.shape[1:]
    X = np.empty((len(images), mean.size + 1), np.float32)
    for i, image in enumerate(images):
        X[i, :-1] = ((image - mean.reshape(shape)) / std.reshape(shape)).ravel()
        X[i, -1] = 1
    return X
