"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "The shape is that of the cell below."
says = "A size is written as a number in your function, so it is right for that shape of W only: np.zeros(W.shape), or no such array at all."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = np.zeros((2, 3))
    out += np.where(W > t, W - t, 0)
    out += np.where(W < -t, W + t, 0)
    return out
