"""
title = "Powers of the ratio"
why = "No logarithm in it: low times a random power of high / low."
replaces = "sample_log_uniform"
"""
def sample_log_uniform(low, high, size, seed):
    u = np.random.default_rng(seed).random(size)
    return low * (high / low) ** u
