# %% title="ratio to a random power" why="written blind"
def sample_log_uniform(low, high, size, seed):
    return low * (high / low) ** np.random.default_rng(seed).random(size)


# %% title="from the top down, powers of two" why="written blind"
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    top, bottom = np.log2(high), np.log2(low)
    return np.exp2(top - rng.random(size) * (top - bottom))


# %% title="a loop with Python floats and math" why="written blind"
import math

def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    a, b = math.log10(low), math.log10(high)
    out = np.empty(size)
    for i in range(size):
        out[i] = 10 ** rng.uniform(a, b)
    return out


# %% title="weighted geometric mean of the limits" why="written blind"
def sample_log_uniform(low, high, size, seed):
    t = np.random.default_rng(seed).uniform(size=(size,))
    return np.float64(low) ** (1 - t) * np.float64(high) ** t


# %% title="interpolates in the logarithms; more numbers are drawn than are used" why="written blind"
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    t = rng.random((size, 3))[:, 1]
    logs = np.interp(t, [0, 1], np.log([low, high]))
    return np.clip(np.exp(logs), low, high)


# %% title="normal numbers through the arcus tangent of pairs: the angle of a 2-D Gaussian is uniform" why="written blind"
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    points = rng.standard_normal((2, size))
    share = np.arctan2(points[0], points[1]) / (2 * np.pi) + 0.5
    return np.exp(np.log(low) + share * (np.log(high) - np.log(low)))
