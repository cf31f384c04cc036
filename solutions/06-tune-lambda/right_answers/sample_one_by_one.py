"""
title = "One number at a time, by inverting the distribution"
why = "A loop, with one generator that is made before it."
replaces = "sample_log_uniform"
"""
def sample_log_uniform(low, high, size, seed):
    from math import exp, log
    rng = np.random.default_rng(seed)
    return np.fromiter((exp(log(low) + rng.random() * (log(high) - log(low))) for _ in range(size)), float, size)
