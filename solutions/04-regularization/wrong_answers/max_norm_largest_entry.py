"""
code = "max-norm-largest-entry"
title = "The largest entry of a column as its length"
thinks = "max-norm is the maximum of the absolute values."
says = "You measure a column by its largest entry: its length is the root of the sum of its squares. (max in max-norm means the greatest length allowed.)"
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    size = np.max(np.abs(W), axis=0)
    return W * max_norm / np.maximum(size, max_norm)
