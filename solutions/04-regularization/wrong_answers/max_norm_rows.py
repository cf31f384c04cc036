"""
code = "max-norm-rows"
title = "Rows in place of columns"
thinks = "Norms are taken along axis 1."
says = "You look at the lengths of the rows of W: a class is a column, so sum down the columns."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=1, keepdims=True)
    return W * np.minimum(1, max_norm / norms)
