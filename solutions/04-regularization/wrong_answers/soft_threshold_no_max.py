"""
code = "soft-threshold-no-max"
title = "No stop at 0"
thinks = "Move every weight towards 0 by t."
says = "Small weights jump over 0 to the other side: the shrunken size must stop at 0."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return W - t * np.sign(W)
