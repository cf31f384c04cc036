"""
code = "max-norm-longest-only"
title = "Only the longest column is scaled"
thinks = "argmax finds the column that is too long."
says = "You scale only the longest column: there may be several that are too long."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = np.array(W, dtype=float)
    lengths = np.sqrt(np.sum(out**2, axis=0))
    c = np.argmax(lengths)
    if lengths[c] > max_norm:
        out[:, c] *= max_norm / lengths[c]
    return out
