"""
code = "soft-threshold-no-sign"
title = "The sign is lost"
thinks = "max(0, |w| - t) is all."
says = "The sign is lost, and negative weights come out positive: the shrunken size gets back the sign of the weight."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.maximum(np.abs(W) - t, 0)
