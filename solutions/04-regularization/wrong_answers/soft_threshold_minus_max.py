"""
code = "soft-threshold-swapped-sides"
title = "t minus the size"
thinks = "max(0, t - |w|)."
says = "You take the size away from t, so that small weights stay and large ones become 0: it is t that is taken away from the size."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.sign(W) * np.maximum(t - np.abs(W), 0)
