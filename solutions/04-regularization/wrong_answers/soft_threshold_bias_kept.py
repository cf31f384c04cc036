"""
code = "soft-threshold-bias-kept"
title = "The last row is left as it is"
thinks = "The bias is not regularised."
says = "You leave the last row as it was: this function knows of no bias, and every entry of W is moved."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = W.copy()
    rest = out[:-1]
    out[:-1] = np.sign(rest) * np.maximum(np.abs(rest) - t, 0)
    return out
