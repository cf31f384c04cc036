"""
code = "result-is-the-argument"
title = "The argument itself comes back, not a new array"
thinks = "Where nothing is too long there is nothing to do."
says = "Where no column is too long you return W itself, so that whoever changes the result changes W: a new array is asked for, and W.copy() makes one."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.sqrt((W**2).sum(axis=0))
    if lengths.max() <= max_norm:
        return W
    return W * (max_norm / np.maximum(lengths, max_norm))
