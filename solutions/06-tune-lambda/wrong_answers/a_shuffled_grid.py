"""
code = "a-shuffled-grid"
title = "A grid in random order, in place of random numbers"
thinks = "Shuffling makes it random."
says = "Your values are an evenly spaced grid, shuffled, so every seed gives the same set. Draw random numbers."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.permutation(np.geomspace(low, high, size))
