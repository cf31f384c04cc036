# %% title="np.pad makes the ones" why="written blind"
def standardise(images, mean, std):
    z = ((images.reshape(len(images), -1) - mean) / std).astype(np.float32)
    return np.pad(z, ((0, 0), (0, 1)), constant_values=1)


# %% title="ufuncs write into a view of the result" why="written blind"
def standardise(images, mean, std):
    N = images.shape[0]
    X = np.empty((N, np.size(mean) + 1), dtype=np.float32)
    body = X[:, :-1]
    body[...] = images.reshape(N, -1)
    np.subtract(body, mean, out=body, casting="same_kind")
    np.divide(body, std, out=body, casting="same_kind")
    X[:, -1] = 1
    return X


# %% title="mean and std get a last entry 0 and 1, so the ones pass through; Fortran order" why="written blind"
def standardise(images, mean, std):
    N = len(images)
    with_ones = np.column_stack([images.reshape(N, -1).astype(np.float64), np.ones(N)])
    m, s = np.append(mean, 0.0), np.append(std, 1.0)
    return np.asfortranarray(((with_ones - m) / s).astype(np.float32))


# %% title="one image at a time, with a Python list of rows" why="written blind"
def standardise(images, mean, std):
    result = np.zeros((len(images), len(mean) + 1), dtype=np.float32)
    for i in range(len(images)):
        pixels = images[i].flatten().astype(np.float64)
        result[i] = np.concatenate((np.divide(pixels - mean, std), [1.0]))
    return result


# %% title="built transposed, as (D + 1, N), and returned as a view" why="written blind"
def standardise(images, mean, std):
    columns = images.reshape(len(images), -1).T
    z = (columns - mean[:, None]) / std[:, None]
    return np.vstack([z, np.ones(len(images))]).astype(np.float32).T


# %% title="mean and std are shaped like an image; einsum multiplies by 1 / std" why="written blind"
def standardise(images, mean, std):
    shape = images.shape[1:]
    centred = images - mean.reshape(shape).astype(np.float64)
    z = np.einsum("nd,d->nd", centred.reshape(len(images), -1), 1.0 / std)
    return np.insert(z, z.shape[1], 1.0, axis=1).astype(np.float32)
