"""
code = "max-norm-largest-entry-of-all"
title = "The largest entry of all of W as the length"
thinks = "max-norm is the maximum of the absolute values."
says = "You scale all of W until its largest entry obeys the limit: each column has a length of its own, the root of the sum of its squares."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    largest = np.abs(W).max()
    return W.copy() if largest <= max_norm else W * (max_norm / largest)
