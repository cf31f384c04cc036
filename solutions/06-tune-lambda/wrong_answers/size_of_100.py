"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "100 settings are enough."
says = "The number of values is written into your code. Draw size of them."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), 100))
