"""
code = "two-dimensions-only"
title = "Two dimensions only"
thinks = "W is a matrix."
says = "Your function takes W for a matrix: W may have any shape, and what happens to an entry does not depend on it."
replaces = "soft_threshold"
[expected.test_soft_threshold]
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    D, C = W.shape
    limit = np.full((D, C), t)
    return W - np.minimum(limit, np.maximum(-limit, W))
