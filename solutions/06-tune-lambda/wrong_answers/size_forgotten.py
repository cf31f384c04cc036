"""
code = "size-forgotten"
title = "One number in place of size numbers"
thinks = "uniform needs low and high."
says = "You draw a single number. Hand size on to the generator."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high)))
