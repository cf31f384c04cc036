"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are four classes."
says = "A size is written as a number in your function, so it is right for so many columns only: take sizes from W.shape, or do without them."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    factors = np.ones(4)
    lengths = np.linalg.norm(W, axis=0)
    factors[lengths > max_norm] = max_norm / lengths[lengths > max_norm]
    return W * factors
