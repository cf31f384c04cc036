"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making the array once saves time."
says = "You return the same array from every call on a W of this shape, so the next call overwrites the result that the caller has kept: make a new array in each call."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


results = {}


def soft_threshold(W, t):
    out = results.setdefault(W.shape, np.zeros(W.shape))
    out[...] = W - np.clip(W, -t, t)
    return out
