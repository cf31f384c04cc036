"""
title = "Rows in place of columns"
replaces = "project_max_norm"
thinks = "Norms are taken along axis 1."
[expected]
test_project_max_norm = 2
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=1, keepdims=True)
    return W * np.minimum(1, max_norm / norms)
