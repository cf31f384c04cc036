# %% title="Welford's running update, one image at a time" why="written blind"
def pixel_statistics(images):
    mean = np.zeros(images[0].size)
    M2 = np.zeros(images[0].size)
    for k, image in enumerate(images, 1):
        x = image.astype(float).ravel()
        delta = x - mean
        mean = mean + delta / k
        M2 = M2 + delta * (x - mean)
    constant = np.all(images == images[:1], axis=0).ravel()
    mean = np.where(constant, images[0].ravel(), mean)
    return mean, np.where(constant, 1.0, np.sqrt(M2 / len(images)))


# %% title="einsum for both sums, constant pixels found by minimum = maximum" why="written blind"
def pixel_statistics(images):
    rows = np.array(images, dtype=np.float64).reshape(len(images), -1)
    N = len(rows)
    mean = np.einsum("nd->d", rows) / N
    rows -= mean
    std = np.sqrt(np.einsum("nd,nd->d", rows, rows) / N)
    same = (images.min(axis=0) == images.max(axis=0)).reshape(-1)
    std[same] = 1
    return mean, std


# %% title="matrix product with a row of 1 / N, float64 inside, float32 outside" why="written blind"
def pixel_statistics(images):
    N = images.shape[0]
    X = images.reshape(N, -1).astype(np.float64)
    weights = np.ones(N) / N
    shift = X[0].copy()
    X = X - shift
    m = weights @ X
    s = np.sqrt(weights @ (X - m) ** 2)
    s = s + (np.ptp(X, axis=0) == 0)
    return (m + shift).astype(np.float32), s.astype(np.float32)


# %% title="statistics at the images' own shape, ravelled at the end, Fortran-ordered copy inside; returns a list" why="written blind"
def pixel_statistics(images):
    pixels = np.asfortranarray(images).astype("f8")
    moments = [pixels.mean(axis=0), pixels.std(axis=0)]
    never_changes = ~(images != images[0]).any(axis=0)
    moments[1][never_changes] = 1
    return [m.ravel() for m in moments]


# %% title="column by column, with Python's sum and a helper" why="written blind"
def _mean_and_deviation(column):
    values = column.tolist()
    m = sum(values) / len(values)
    if min(values) == max(values):
        return float(values[0]), 1.0
    return m, (sum((v - m) ** 2 for v in values) / len(values)) ** 0.5

def pixel_statistics(images):
    rows = np.reshape(images, (len(images), -1))
    both = np.array([_mean_and_deviation(column) for column in rows.T])
    return both[:, 0], both[:, 1]


# %% title="blocks of 7 images, the means first and then the deviations" why="written blind"
def pixel_statistics(images):
    N, D = len(images), int(np.prod(images.shape[1:]))
    blocks = [images[i:i + 7].reshape(-1, D) for i in range(0, N, 7)]
    mean = sum(b.sum(axis=0, dtype=float) for b in blocks) / N
    var = sum(np.square(b - mean).sum(axis=0) for b in blocks) / N
    first = images[0].reshape(D)
    changed = np.zeros(D, dtype=bool)
    for b in blocks:
        changed |= (b != first).any(axis=0)
    std = np.ones(D)
    np.sqrt(var, out=std, where=changed)
    return mean, std
