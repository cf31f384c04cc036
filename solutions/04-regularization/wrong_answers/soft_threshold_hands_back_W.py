"""
code = "result-is-the-argument"
title = "The argument itself comes back, not a new array"
thinks = "With a t of 0 there is nothing to do."
says = "Where there is nothing to do you return W itself, so that whoever changes the result changes W: a new array is asked for, and W.copy() makes one."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    if t > 0:
        return np.sign(W) * np.maximum(np.abs(W) - t, 0)
    return W
