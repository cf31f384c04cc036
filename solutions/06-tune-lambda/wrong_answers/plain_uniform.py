"""
code = "plain-uniform"
title = "The values are uniform, not their logarithms"
thinks = "Uniform means every value has the same chance."
says = "Your values are uniform themselves. Draw uniformly between the logarithms of low and high, and take the power afterwards."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    return np.random.default_rng(seed).uniform(low, high, size)
