"""
code = "soft-threshold-half-t"
title = "Moved by half of t"
thinks = "Half from each side."
says = "Weights move by half of t: every size gets smaller by t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.sign(W) * np.maximum(np.abs(W) - t / 2, 0)
