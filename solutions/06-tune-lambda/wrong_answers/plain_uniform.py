"""
title = "The values are uniform, not their logarithms"
replaces = "sample_log_uniform"
thinks = "Uniform means every value has the same chance."
[expected]
test_sample_log_uniform = 2
"""
def sample_log_uniform(low, high, size, seed):
    return np.random.default_rng(seed).uniform(low, high, size)
