"""
code = ["soft-threshold-hard", "changes-input"]
title = "Hard thresholding, in place"
thinks = "Small weights become 0 where they stand."
says = "You set small weights to 0 and leave the large ones alone (hard thresholding): every weight moves towards 0 by t."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    W[np.abs(W) <= t] = 0
    return W
