"""
code = "max-norm-squared"
title = "The squared length in place of the length"
thinks = "The squares are summed; that is the norm."
says = "You divide by the squared length: the length of a column is the square root of its sum of squares."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = (W**2).sum(axis=0)
    return W * np.minimum(1.0, max_norm / norms)
