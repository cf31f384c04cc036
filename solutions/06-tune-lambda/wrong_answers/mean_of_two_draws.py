"""
code = "mean-of-two-draws"
title = "The mean of two random logarithms"
thinks = "Two draws are more random than one."
says = "You average several random numbers, so the logarithms are rare at both ends of the range. Draw each of them once."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    t = 0.5 * (rng.random(size) + rng.random(size))
    return low * (high / low) ** t
