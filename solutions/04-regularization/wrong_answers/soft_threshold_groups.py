"""
code = "soft-threshold-groups"
title = "Whole columns are shrunk by their length"
thinks = "A class's weights shrink together."
says = "You shrink each column as a whole, by its length: every entry is moved by itself, whatever stands in its column."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    lengths = np.sqrt(np.sum(W**2, axis=0))
    factors = np.maximum(lengths - t, 0) / np.maximum(lengths, 1e-12)
    return W * factors
