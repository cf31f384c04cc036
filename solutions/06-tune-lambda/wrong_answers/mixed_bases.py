"""
code = "mixed-bases"
title = "Natural logarithm, power of ten"
thinks = "A logarithm is a logarithm."
says = "You take the natural logarithm and a power of ten. Logarithm and power must have the same base: log with exp, or log10 with 10**."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    return 10 ** np.random.default_rng(seed).uniform(np.log(low), np.log(high), size)
