"""
code = "none-returned"
title = "Nothing is returned"
thinks = "The last line is the result."
says = "Your function returns nothing: the return is missing."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
seed = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    values = np.exp(rng.uniform(np.log(low), np.log(high), size))
