# %% title="-= on a copy" why="It works in place, but on a float32 copy: astype copies even if the dtype is right already."
def standardise(images, mean, std, dtype=np.float32):
    X = images.astype(dtype).reshape(len(images), -1)
    X -= mean
    X /= std
    return np.append(X, np.ones((X.shape[0], 1), dtype=dtype), axis=1)

# %% title="np.pad for the column of ones" why="No ones are to be seen: np.pad puts them in."
def standardise(images, mean, std):
    rows = images.reshape(len(images), -1).astype(np.float64)
    rows = (rows - mean[None, :]) / std[None, :]
    return np.pad(rows, ((0, 0), (0, 1)), constant_values=1.0).astype(np.float32)

# %% title="Fortran order, read-only, divisions as products" why="The memory lies in columns and cannot be written to; the numbers are the same up to rounding."
def standardise(images, mean, std):
    N = images.shape[0]
    scale, shift = 1.0 / std, -mean / std
    X = np.asfortranarray(np.column_stack([images.reshape(N, -1) * scale + shift, np.ones(N)]), dtype=np.float32)
    X.flags.writeable = False
    return X

# %% title="A loop over the images" why="Slow, and it works on each image in its own shape."
def standardise(images, mean, std):
    shape = images.shape[1:]
    X = np.empty((len(images), mean.size + 1), np.float32)
    for i, image in enumerate(images):
        X[i, :-1] = ((image - mean.reshape(shape)) / std.reshape(shape)).ravel()
        X[i, -1] = 1
    return X
