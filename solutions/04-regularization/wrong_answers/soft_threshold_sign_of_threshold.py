"""
code = "soft-threshold-below-t"
title = "The lower threshold is t in place of -t"
thinks = "The negative weights are those below the threshold."
says = "Your second condition compares with t in place of -t, so small weights are pushed up by t. The middle, from -t to t, becomes 0."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
def soft_threshold(W, t):
    above = W > t
    below = W < t
    return above * (W - t) + below * (W + t)
