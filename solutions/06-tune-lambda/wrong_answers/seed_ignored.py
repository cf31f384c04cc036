"""
code = "seed-ignored"
title = "The seed is not used"
thinks = "Random numbers should be random."
says = "The seed has no effect: make the generator by np.random.default_rng(seed)."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    return np.exp(np.random.default_rng().uniform(np.log(low), np.log(high), size))
