# %% title="Two passes with Python loops" why="Slow; it counts in floats, so nothing overflows."
def pixel_statistics(images):
    rows = [image.ravel().tolist() for image in images]
    N, D = len(rows), len(rows[0])
    mean, std = np.zeros(D), np.zeros(D)
    for d in range(D):
        column = [row[d] for row in rows]
        mean[d] = sum(column) / N
        variance = sum((x - mean[d]) ** 2 for x in column) / N
        std[d] = variance ** 0.5 if variance > 0 else 1.0
    return mean, std

# %% title="Batches of 64 images" why="Sums are added up batch by batch, and the last batch is smaller."
def pixel_statistics(images):
    N, D = len(images), images[0].size
    total, squares, constant = np.zeros(D), np.zeros(D), np.ones(D, dtype=bool)
    for i in range(0, N, 64):
        total += images[i:i + 64].reshape(-1, D).sum(axis=0)
    mean = total / N
    for i in range(0, N, 64):
        away = images[i:i + 64].reshape(-1, D) - mean
        squares += np.einsum("nd,nd->d", away, away)
        constant &= np.all(images[i:i + 64].reshape(-1, D) == images[0].reshape(D), axis=0)
    std = np.sqrt(squares / N)
    std[constant] = 1.0
    return mean, std

# %% title="float32, and a list of two" why="The results are float32 and read-only, and come as a list."
def pixel_statistics(images):
    X = np.asfortranarray(images.reshape(images.shape[0], -1), dtype=np.float32)
    mean = X.mean(axis=0)
    std = np.sqrt(np.mean(np.square(X - mean), axis=0))
    std = np.where(X.min(axis=0) == X.max(axis=0), np.float32(1), std)
    mean.setflags(write=False)
    return [mean, std]

# %% title="Statistics in the shape of an image, flattened at the end" why="It averages before it makes rows; both orders give the same."
def pixel_statistics(images):
    X = images.astype(float)
    mean = np.einsum("n...->...", X) / len(X)
    variance = np.einsum("n...,n...->...", X - mean, X - mean) / len(X)
    std = np.sqrt(variance)
    std[variance == 0] += 1
    return mean.flatten(), std.flatten()
