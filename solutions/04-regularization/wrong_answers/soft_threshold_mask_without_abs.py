"""
code = "soft-threshold-mask-without-abs"
title = "Small negative weights are not set to 0"
thinks = "Between 0 and t it becomes 0."
says = "Only positive weights up to t become 0, and small negative ones do not: compare the size of the weight with t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = W - t * np.sign(W)
    out[(W >= 0) & (W <= t)] = 0
    return out
