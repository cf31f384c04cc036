"""
code = "powers-of-uniform-values"
title = "A power of uniform numbers"
thinks = "A high power favours small values."
says = "You square or cube uniform numbers, which favours small values but does not make the logarithms uniform. Draw uniformly between the logarithms of low and high, and take the power afterwards."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return low + (high - low) * rng.random(size) ** 3
