"""
code = "mixed-bases"
title = "Natural logarithm, power of ten"
thinks = "A logarithm is a logarithm."
says = ""
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    return 10 ** np.random.default_rng(seed).uniform(np.log(low), np.log(high), size)
