"""
code = ["soft-threshold-subtracts-on-both-sides", "soft-threshold-mask-without-abs"]
title = "t is subtracted on both sides of 0, and small negative weights are not set to 0"
thinks = "Written with positive weights in mind."
says = "You subtract t from negative weights too, which takes them away from 0: towards 0 means adding t there."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.where((0 <= W) & (W <= t), 0, W - t)
