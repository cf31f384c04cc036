"""
code = "log-of-uniform-values"
title = "The logarithm of uniform values"
thinks = "Uniform numbers first, then the logarithm."
says = "You draw uniformly and take the logarithm of that. It is the other way round: draw the logarithm uniformly, then take its power."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.log(rng.uniform(low, high, size))
