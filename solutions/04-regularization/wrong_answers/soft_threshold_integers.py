"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Zeros are whole numbers."
says = "You put the result into an array of integers, which cuts the fractions off: make it with floats."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = np.zeros(W.shape, dtype=int)
    up, down = W > t, W < -t
    out[up] = W[up] - t
    out[down] = W[down] + t
    return out
