"""
title = "Hard thresholding"
replaces = "soft_threshold"
thinks = "Small weights become 0, large ones stay."
[expected]
test_soft_threshold = 3
"""
import numpy as np


def soft_threshold(W, t):
    return np.where(np.abs(W) > t, W, 0.0)
