"""
code = "low-ignored"
title = "The range is taken as symmetric around 1, and low is not used"
thinks = "In the example, low is 1 / high."
says = "You use high alone and take 1 / high for low. Draw the logarithm between the logarithms of low and of high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    top = np.log(high)
    return np.exp(np.random.default_rng(seed).uniform(-top, top, size))
