"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Two digits after the point, as in the example."
says = "The numbers are cut to a few digits: weights are computed with further, so keep all digits, and round only what you print."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.round(np.sign(W) * np.maximum(np.abs(W) - t, 0), 2)
