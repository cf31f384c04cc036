"""
title = "The sign is lost"
replaces = "soft_threshold"
thinks = "max(0, |w| - t) is all."
[expected]
test_soft_threshold = 3
"""
import numpy as np


def soft_threshold(W, t):
    return np.maximum(np.abs(W) - t, 0)
