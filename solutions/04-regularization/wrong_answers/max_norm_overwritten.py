"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making the array once saves time."
says = "You return the same array from every call on a W of this shape, so the next call overwrites the result that the caller has kept: make a new array in each call."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"short columns" = 0
"""
import numpy as np


results = {}


def project_max_norm(W, max_norm):
    lengths = np.sqrt((W**2).sum(axis=0))
    out = results.setdefault(W.shape, np.zeros(W.shape))
    out[...] = W * (max_norm / np.maximum(lengths, max_norm))
    return out
