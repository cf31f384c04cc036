"""
code = "soft-threshold-no-max"
title = "No stop at 0"
thinks = "Move every weight towards 0 by t."
says = ""
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return W - t * np.sign(W)
