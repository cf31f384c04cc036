"""
code = "soft-threshold-minus-t"
title = "t is subtracted from every entry"
thinks = "Every entry is moved by t."
says = "You subtract t from every entry, whatever its sign and size: towards 0 means adding t to a negative weight, and a small one stops at 0."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.maximum(W - t, 0) - np.maximum(t - W, 0)
