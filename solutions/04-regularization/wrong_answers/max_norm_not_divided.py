"""
code = "max-norm-not-divided"
title = "Long columns are multiplied by the limit only"
thinks = "They should get length max_norm."
says = "You multiply long columns by max_norm without dividing by their length first: a column of length 1 times max_norm has the length max_norm."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    too_long = np.linalg.norm(W, axis=0) > max_norm
    out = W.copy()
    out[:, too_long] *= max_norm
    return out
