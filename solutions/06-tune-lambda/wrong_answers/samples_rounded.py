"""
code = "samples-rounded"
title = "The values are rounded"
thinks = "Four digits are enough."
says = "You round the values to a few decimals, which spoils small ones. Return them as they are."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), size)).round(4)
