"""
code = "half-the-range"
title = "Only a part of the range is drawn from"
thinks = "The middle of low and high is their mean."
says = "Your values come from a part of the range only. Draw between the logarithms of low and high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high) / 2 + np.log(low) / 2, size))
