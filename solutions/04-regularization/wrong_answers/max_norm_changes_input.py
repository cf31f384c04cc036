"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "Scaling the columns where they stand saves memory."
says = "You change W itself, and whoever called your function has lost it: work on a copy. (V = W gives the same array a second name; W.copy() makes a new one.)"
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.linalg.norm(W, axis=0)
    W[:, norms > max_norm] *= max_norm / norms[norms > max_norm]
    return W
