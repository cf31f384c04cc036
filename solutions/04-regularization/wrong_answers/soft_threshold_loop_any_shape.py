"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "ndenumerate is NumPy, so it is no loop."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "soft_threshold"
[expected.test_soft_threshold]
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = np.zeros_like(W)
    for index, w in np.ndenumerate(W):
        out[index] = np.sign(w) * max(0, abs(w) - t)
    return out
