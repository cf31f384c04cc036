"""
code = "soft-threshold-zero-t"
title = "A t of 0 is taken for a missing one"
thinks = "t or 0.5 is the default."
says = "A t of 0 is replaced by a number of your own, because 0 counts as false in Python: with a t of 0 nothing moves."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    t = t or 0.5
    return np.sign(W) * np.maximum(np.abs(W) - t, 0)
