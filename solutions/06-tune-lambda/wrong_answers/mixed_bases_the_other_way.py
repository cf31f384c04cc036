"""
code = "mixed-bases-the-other-way"
title = "Logarithm to base ten, power of e"
thinks = "exp undoes a logarithm."
says = "You take the logarithm to base ten and a power of e. Logarithm and power must have the same base: log with exp, or log10 with 10**."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size))
