"""
code = "whole-powers-of-ten"
title = "Only whole powers of ten"
thinks = "1e-3 and 1e-2 are settings, 0.0037 is none."
says = "You round the exponents, so only powers of ten come out. Leave the exponent a real number."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    exponents = rng.uniform(np.log10(low), np.log10(high), size)
    return 10.0 ** np.round(exponents)
