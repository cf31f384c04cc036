"""
code = "log-of-one-more"
title = "log(1 + value) is uniform"
thinks = "log1p is the safe logarithm."
says = "You draw log(1 + value) uniformly. Far below 1 that is a plain uniform draw: use the logarithm of the value itself."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.expm1(rng.uniform(np.log1p(low), np.log1p(high), size))
