"""
title = "No stop at 0"
replaces = "soft_threshold"
thinks = "Move every weight towards 0 by t."
[expected]
test_soft_threshold = 3
"""
import numpy as np


def soft_threshold(W, t):
    return W - t * np.sign(W)
