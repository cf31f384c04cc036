"""
code = ["soft-threshold-no-sign", "python-loop"]
title = "The sign is lost, and a loop"
thinks = "max(0, |w| - t), weight by weight."
says = "The sign is lost, and negative weights come out positive: the shrunken size gets back the sign of the weight."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    return np.array([max(0.0, abs(w) - t) for w in W.ravel()]).reshape(W.shape)
