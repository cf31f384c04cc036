"""
code = "soft-threshold-hard"
title = "Hard thresholding"
thinks = "Small weights become 0, large ones stay."
says = "You set small weights to 0 and leave the large ones alone (hard thresholding): every weight moves towards 0 by t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.where(np.abs(W) > t, W, 0.0)
