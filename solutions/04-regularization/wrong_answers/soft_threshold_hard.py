"""
code = "soft-threshold-hard"
title = "Hard thresholding"
thinks = "Small weights become 0, large ones stay."
says = ""
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.where(np.abs(W) > t, W, 0.0)
