"""
code = "chosen-from-a-grid"
title = "Values are chosen from a short grid"
thinks = "Powers of ten are the usual candidates."
says = "You choose from a short list of candidates, so many values are equal. Draw from the whole range between low and high."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
spread = 0
"""
def sample_log_uniform(low, high, size, seed):
    rng = np.random.default_rng(seed)
    return rng.choice(np.geomspace(low, high, 25), size)
