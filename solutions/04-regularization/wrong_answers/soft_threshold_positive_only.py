"""
code = "soft-threshold-positive-only"
title = "Negative weights stay as they are"
thinks = "From 0 to t is cut away."
says = "Only positive weights are moved, and negative ones stay as they were: they move towards 0, too."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return W - np.clip(W, 0, t)
