"""
code = "logarithms-returned"
title = "The logarithms are returned"
thinks = "Log-uniform: the logarithm, uniformly."
says = "You return the logarithms. Take the power of them, to come back to values between low and high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(np.log(low), np.log(high), size)
