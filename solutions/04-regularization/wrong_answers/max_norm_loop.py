"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "Class after class."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "project_max_norm"
[expected.test_project_max_norm]
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = W.copy()
    for c in range(W.shape[1]):
        norm = np.linalg.norm(W[:, c])
        if norm > max_norm:
            out[:, c] = W[:, c] * max_norm / norm
    return out
