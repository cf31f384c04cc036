"""
code = "logarithms-forgotten"
title = "The power is taken of uniform values"
thinks = "exp makes it logarithmic."
says = "You take the power of numbers between low and high. They should lie between the logarithms of low and high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(low, high, size))
