"""
code = "same-number-many-times"
title = "The same number, size times"
thinks = "A new generator for every number."
says = "All your values are equal, since each of them comes from a new generator with the same seed. Make one generator and draw all numbers from it."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    values = np.zeros(size)
    for k in range(size):
        values[k] = np.exp(np.random.default_rng(seed).uniform(np.log(low), np.log(high)))
    return values
