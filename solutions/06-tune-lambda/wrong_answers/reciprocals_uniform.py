"""
code = "reciprocals-uniform"
title = "The reciprocals are uniform"
thinks = "Small values should be more frequent."
says = "The reciprocals of your values are uniform, so nearly all values are small. Their logarithms should be uniform."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return 1 / rng.uniform(1 / high, 1 / low, size)
