"""
code = "transposed-result"
title = "The result is transposed"
thinks = "One row for each class is handier."
says = "The result is transposed: you have turned the matrix to work on its rows; turn it back before you return it."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    rows = W.T
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows * (max_norm / np.maximum(lengths, max_norm))
