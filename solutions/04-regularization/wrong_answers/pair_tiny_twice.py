"""
code = ["soft-threshold-tiny-for-zero", "soft-threshold-factor"]
title = "A tiny number in place of 0, and shrunk by a factor"
thinks = "Written in a hurry."
says = "Small weights become a tiny number in place of 0: exact zeros are what soft thresholding is for, so take the maximum with 0."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.where(np.abs(W) > t, (1 - t) * W, 1e-10)
