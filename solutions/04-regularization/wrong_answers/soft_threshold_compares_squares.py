"""
code = "soft-threshold-compares-squares"
title = "The square is compared with t"
thinks = "A square is positive, as a size is."
says = "You compare the square of a weight with t: compare its absolute value."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.where(W**2 > t, W - t * np.sign(W), 0.0)
