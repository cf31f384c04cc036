"""
code = "soft-threshold-tiny-for-zero"
title = "A tiny number in place of 0"
thinks = "A tiny number is as good as 0, and safer."
says = "Small weights become a tiny number in place of 0: exact zeros are what soft thresholding is for, so take the maximum with 0."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    tiny = 1e-8
    return np.sign(W) * np.maximum(np.abs(W) - t, tiny)
