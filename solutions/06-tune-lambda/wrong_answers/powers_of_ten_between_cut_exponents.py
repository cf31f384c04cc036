"""
code = "whole-powers-of-ten"
title = "Only whole powers of ten"
thinks = "The exponent is a random integer."
says = "You draw whole exponents, so only powers of ten come out. Draw the exponent as a real number, between the logarithms of low and high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    first, last = int(np.log10(low)), int(np.log10(high))
    return 10.0 ** rng.integers(first, last + 1, size)
