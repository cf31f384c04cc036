"""
code = "max-norm-factor-root"
title = "The square root of the factor"
thinks = "There is a root in the length."
says = "You multiply by the root of limit over length, so that long columns stay too long: the root belongs to the length only."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    squares = np.sum(W**2, axis=0)
    ratio = max_norm / np.sqrt(np.maximum(squares, max_norm**2))
    return W * np.sqrt(ratio)
