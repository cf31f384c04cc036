"""
code = "a-grid"
title = "A grid that is evenly spaced, in place of random numbers"
thinks = "np.logspace is the logarithmic scale."
says = "Your values are an evenly spaced grid, the same for every seed. Draw random numbers."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    return np.logspace(np.log10(low), np.log10(high), size)
