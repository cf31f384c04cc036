"""
code = "soft-threshold-flat"
title = "The result is one long row"
thinks = "Of any shape, so it is made flat."
says = "You make W flat and forget to give the result W's shape back: reshape(W.shape) does it, but nothing here needs a flat array."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    w = W.flatten()
    w[np.abs(w) <= t] = 0
    return w - t * np.sign(w)
