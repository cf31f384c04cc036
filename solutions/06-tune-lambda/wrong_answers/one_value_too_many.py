"""
code = "one-value-too-many"
title = "One value too many"
thinks = "Both ends count."
says = "You return one value more than size."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), size + 1))
