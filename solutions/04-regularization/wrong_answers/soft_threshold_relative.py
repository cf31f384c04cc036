"""
code = "soft-threshold-relative"
title = "The threshold is a share of the largest weight"
thinks = "t is relative."
says = "You multiply t by the largest weight: t itself is the amount by which every weight moves."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    limit = t * np.max(np.abs(W))
    return np.sign(W) * np.maximum(np.abs(W) - limit, 0)
