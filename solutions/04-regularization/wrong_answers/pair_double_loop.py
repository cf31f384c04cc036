"""
code = ["python-loop", "two-dimensions-only"]
title = "A double loop, for two dimensions only"
thinks = "Three cases for each weight."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "soft_threshold"
[expected.test_soft_threshold]
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = np.zeros(W.shape)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            if W[i, j] > t:
                out[i, j] = W[i, j] - t
            elif W[i, j] < -t:
                out[i, j] = W[i, j] + t
    return out
