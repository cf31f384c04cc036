"""
code = "soft-threshold-whole-matrix"
title = "One length for all of W"
thinks = "|W| is the length of W."
says = "You shrink W as a whole, by the length of all its entries together: np.abs(W) is the size of each entry, and each is moved by itself."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    length = np.sqrt(np.sum(W**2))
    return W * max(0.0, 1 - t / length)
