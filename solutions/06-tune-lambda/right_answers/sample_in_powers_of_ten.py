"""
title = "Base ten, and float32"
why = "Base ten does as well as e, and the values are float32."
replaces = "sample_log_uniform"
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.uniform(np.log10(low), np.log10(high), size=(size,))
    return (10.0 ** exponents).astype(np.float32).clip(low, high)
