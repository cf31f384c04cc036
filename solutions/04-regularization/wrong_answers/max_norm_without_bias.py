"""
code = "max-norm-without-bias"
title = "The bias is left out of the length"
thinks = "The bias is never regularised."
says = "You leave the last row out of the lengths: here the bias belongs to its column, and is scaled with it."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W[:-1], axis=0)
    return W * np.minimum(1, max_norm / norms)
