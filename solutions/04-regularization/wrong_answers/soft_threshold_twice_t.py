"""
code = "soft-threshold-double-t"
title = "Moved by twice t"
thinks = "t is on both sides of 0."
says = "Weights move by twice t: every size gets smaller by t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.sign(W) * np.maximum(np.abs(W) - 2 * t, 0)
