"""
code = "soft-threshold-wrong-way"
title = "Weights grow by t"
thinks = "The size changes by t."
says = "Weights grow by t: they should shrink by it."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.sign(W) * np.maximum(np.abs(W) + t, 0)
