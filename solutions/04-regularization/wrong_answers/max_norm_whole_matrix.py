"""
code = "max-norm-whole-matrix"
title = "One length for the whole matrix"
thinks = "np.linalg.norm(W) is the norm of W."
says = "You take one length of the whole matrix: each column has its own length and is judged by it alone."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norm = np.linalg.norm(W)
    if norm > max_norm:
        return W * max_norm / norm
    return W.copy()
