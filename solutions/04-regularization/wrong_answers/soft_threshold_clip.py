"""
code = "soft-threshold-clip"
title = "Clipped to [-t, t]"
thinks = "Thresholding cuts off at t."
says = "You cut off at t, so that large weights become t: what you return is the part that should be taken away."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.clip(W, -t, t)
