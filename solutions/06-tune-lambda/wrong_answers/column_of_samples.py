"""
code = "column-returned"
title = "A column of shape (N, 1) is returned"
thinks = "size rows, one column."
says = "You return a table with one column. Return an array of shape (size,)."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), (size, 1)))
