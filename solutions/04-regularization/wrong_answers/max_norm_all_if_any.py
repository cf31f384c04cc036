"""
code = "max-norm-all-if-any"
title = "One long column is enough to scale them all"
thinks = "If the rule is broken, W is put right."
says = "As soon as one column is too long you bring every column to length max_norm: each column is to be decided by itself."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    if np.any(lengths > max_norm):
        return W * max_norm / np.where(lengths == 0, 1, lengths)
    return W.copy()
