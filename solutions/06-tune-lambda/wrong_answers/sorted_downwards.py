"""
code = "sorted-values"
title = "The values are sorted"
thinks = "Large values first."
says = "You sort the values. Then large learning rates would always come together with large values of lambda: leave them in the order in which they are drawn."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.sort(np.exp(rng.uniform(np.log(low), np.log(high), size)))[::-1]
