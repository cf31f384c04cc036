"""
code = "soft-threshold-factor"
title = "Shrunk by a factor, not by an amount"
thinks = "Shrinking by t means 1 - t times the weight."
says = "You shrink weights by a factor: soft thresholding takes the same amount t from the size of each."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    small = np.abs(W) <= t
    out = (1 - t) * W
    out[small] = 0
    return out
