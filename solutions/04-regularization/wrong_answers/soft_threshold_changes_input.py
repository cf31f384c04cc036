"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W is set to 0 where it is small, then shrunk."
says = "You change W itself, and whoever called your function has lost it: work on a copy. (V = W gives the same array a second name; W.copy() makes a new one.)"
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    W[np.abs(W) <= t] = 0
    return W - t * np.sign(W)
