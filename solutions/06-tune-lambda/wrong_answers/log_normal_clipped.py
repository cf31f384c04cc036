"""
code = "log-normal"
title = "The logarithms are normal, not uniform"
thinks = "Random means normal, and the ends are cut off."
says = "Your logarithms come from a normal distribution, so they crowd in the middle and may fall outside low to high. Draw them uniformly."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    a, b = np.log(low), np.log(high)
    return np.exp(np.clip(rng.normal((a + b) / 2, (b - a) / 8, size), a, b))
