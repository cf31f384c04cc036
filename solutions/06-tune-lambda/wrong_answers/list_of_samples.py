"""
code = "list-of-samples"
title = "A list in place of an array of values"
thinks = "A comprehension draws one after the other."
says = "You return a list. Return an array: the generator draws size numbers at once."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return [float(np.exp(rng.uniform(np.log(low), np.log(high)))) for _ in range(size)]
