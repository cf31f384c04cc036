"""
code = "difference-for-ratio"
title = "A power of the difference in place of the ratio"
thinks = "From low to high is high - low."
says = "You take a power of the difference high - low. On a logarithmic scale, the way from low to high is the ratio of the two."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
range = 0
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return low * (high - low) ** rng.random(size)
