"""
code = "max-norm-always-scales"
title = "Every column is scaled to max_norm"
thinks = "All classes should have the same length."
says = "You scale every column to length max_norm, the short ones too: a constraint leaves alone what already satisfies it."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    return W / (np.linalg.norm(W, axis=0) + 1e-12) * max_norm
