"""
code = ["max-norm-squared", "python-loop"]
title = "The squared length in place of the length, and a loop"
thinks = "The sum of squares is the norm; class after class."
says = "You divide by the squared length: the length of a column is the square root of its sum of squares."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    columns = []
    for w in W.T:
        norm = w @ w
        columns.append(w * min(1.0, max_norm / norm) if norm else w)
    return np.array(columns).T
