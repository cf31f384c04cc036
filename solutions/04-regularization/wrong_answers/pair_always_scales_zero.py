"""
code = ["max-norm-always-scales", "max-norm-divides-by-zero"]
title = "Every column is scaled, and a column of zeros divided by 0"
thinks = "Normalise all columns, then multiply."
says = "You scale every column to length max_norm, the short ones too: a constraint leaves alone what already satisfies it."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"short columns" = 0
"zero column" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    return max_norm * W / np.linalg.norm(W, axis=0)
