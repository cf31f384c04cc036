"""
code = "soft-threshold-one-sided"
title = "Negative weights all become 0"
thinks = "max(0, w - t), as for the hinge."
says = "Negative weights all become 0: it is the size of a weight, not the weight itself, that is compared with t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.maximum(W - t, 0)
