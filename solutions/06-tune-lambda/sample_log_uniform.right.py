# %% title="Powers of the ratio" why="No logarithm in it: low times a random power of high / low."
def sample_log_uniform(low, high, size, seed):
    u = np.random.default_rng(seed).random(size)
    return low * (high / low) ** u

# %% title="Base ten, and float32" why="Base ten does as well as e, and the values are float32."
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.uniform(np.log10(low), np.log10(high), size=(size,))
    return (10.0 ** exponents).astype(np.float32).clip(low, high)

# %% title="One number at a time, by inverting the distribution" why="A loop, with one generator that is made before it."
def sample_log_uniform(low, high, size, seed):
    from math import exp, log
    rng = np.random.default_rng(seed)
    return np.fromiter((exp(log(low) + rng.random() * (log(high) - log(low))) for _ in range(size)), float, size)
