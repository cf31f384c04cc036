"""
code = "max-norm-bias-apart"
title = "The bias is neither measured nor scaled"
thinks = "The bias is not regularised."
says = "You take the last row out, measure and scale the others, and put it back as it was: here the bias belongs to its column, in its length as in the scaling."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = W.copy()
    inner = out[:-1]
    lengths = np.linalg.norm(inner, axis=0)
    long = lengths > max_norm
    inner[:, long] *= max_norm / lengths[long]
    return out
