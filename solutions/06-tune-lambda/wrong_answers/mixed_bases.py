"""
title = "Natural logarithm, power of ten"
replaces = "sample_log_uniform"
thinks = "A logarithm is a logarithm."
[expected]
test_sample_log_uniform = 1
"""
def sample_log_uniform(low, high, size, seed):
    return 10 ** np.random.default_rng(seed).uniform(np.log(low), np.log(high), size)
