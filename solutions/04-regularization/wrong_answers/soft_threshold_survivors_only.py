"""
code = "soft-threshold-survivors-only"
title = "Only the large weights are returned"
thinks = "The others are gone."
says = "You return the weights that are left, in one row: the result has the shape of W, with zeros where weights were small."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    large = np.abs(W) > t
    return W[large] - t * np.sign(W[large])
