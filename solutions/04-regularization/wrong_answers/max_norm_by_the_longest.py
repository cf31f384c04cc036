"""
code = "max-norm-by-the-longest"
title = "All columns are scaled by the longest one's factor"
thinks = "The longest column must fit, so scale W by it."
says = "You scale all columns by the factor of the longest one: each column is judged and scaled by its own length."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    longest = np.max(np.linalg.norm(W, axis=0))
    return W * (max_norm / longest) if longest > max_norm else W.copy()
