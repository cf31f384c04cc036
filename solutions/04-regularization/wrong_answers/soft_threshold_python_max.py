"""
code = "max-for-maximum"
title = "max where np.maximum is meant"
thinks = "max(0, ...) is in the formula."
says = "Python's max compares whole things and cannot decide for an array: np.maximum compares entry by entry."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.sign(W) * max(0, np.abs(W) - t)
