"""
title = "The seed is not used"
replaces = "sample_log_uniform"
thinks = "Random numbers should be random."
[expected]
test_sample_log_uniform = 3
"""
def sample_log_uniform(low, high, size, seed):
    return np.exp(np.random.default_rng().uniform(np.log(low), np.log(high), size))
