"""
code = "limits-made-powers-of-ten"
title = "The limits are turned into powers of ten"
thinks = "Exponents are whole numbers."
says = "You turn the logarithms of low and high into whole numbers, so other limits come out unless they are powers of ten. Leave the logarithms as they are."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    first = int(round(np.log10(low)))
    last = int(round(np.log10(high)))
    return 10.0 ** rng.uniform(first, last, size)
