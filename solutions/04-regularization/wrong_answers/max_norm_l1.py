"""
code = "max-norm-l1"
title = "Sums of absolute values as lengths"
thinks = "The norm is the sum of sizes."
says = "You take the sum of the absolute values for a column's length: it is the root of the sum of squares."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.abs(W).sum(axis=0)
    return W * (max_norm / np.maximum(norms, max_norm))
