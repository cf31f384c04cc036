"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "One generator for each seed is enough."
says = "You keep the generator from call to call, so the same seed gives other values the second time. Make a new one in each call."
replaces = "sample_log_uniform"
[expected.test_sample_log_uniform]
seed = 0
"""
_made = {}

def sample_log_uniform(low, high, size, seed):
    if seed not in _made:
        _made[seed] = np.random.default_rng(seed)
    return low * (high / low) ** _made[seed].random(size)
