"""
code = "exponential-values"
title = "Exponentially distributed values"
thinks = "Exponential has to do with exp."
says = "You draw from an exponential distribution, whose values are not bounded by high. Draw the logarithm uniformly."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return low + rng.exponential((high - low) / 4, size)
