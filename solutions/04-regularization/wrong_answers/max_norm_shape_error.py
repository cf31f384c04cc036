"""
code = "shape-error"
title = "It stops with an error of shapes"
thinks = "The norms need a second axis."
says = "NumPy cannot combine the shapes: the lengths, one for each column, should stand as one row beside W."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=0)[:, np.newaxis]
    return W * (max_norm / np.maximum(norms, max_norm))
