"""
code = "soft-threshold-subtracts-on-both-sides"
title = "t is subtracted on both sides of 0"
thinks = "Every weight shrinks by t, so subtract t."
says = "You subtract t from negative weights too, which takes them away from 0: towards 0 means adding t there."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = W - t
    out[np.abs(W) <= t] = 0
    return out
