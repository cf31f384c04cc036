"""
code = "max-norm-bias-kept"
title = "The bias is not scaled with its column"
thinks = "The bias stays what it is."
says = "You scale all rows but the last: the bias belongs to its column, which keeps its direction only if it is scaled as a whole."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = W.copy()
    out[:-1] *= max_norm / np.maximum(np.linalg.norm(W, axis=0), max_norm)
    return out
