"""
code = "truth-of-an-array"
title = "An if about a whole array"
thinks = "If it is too long, it is scaled."
says = "An if decides once, and your condition is an array with an answer for each column: use a mask, np.where or np.minimum, which decide column by column."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    if lengths > max_norm:
        return W * max_norm / lengths
    return W.copy()
