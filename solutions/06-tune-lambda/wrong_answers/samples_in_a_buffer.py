"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "An array for each size."
says = "You keep one array for each size and write into it in every call, so earlier results change. Make a new array in each call."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
"""
_values = {}

def sample_log_uniform(low, high, size, seed):
    values = _values.setdefault(size, np.zeros(size))
    values[:] = np.exp(np.random.default_rng(seed).uniform(np.log(low), np.log(high), size))
    return values
