"""
code = "max-norm-unit-length"
title = "Long columns get length 1"
thinks = "Normalising means length 1."
says = "Your long columns get length 1: after dividing by the length, multiply by the length that is allowed."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = W.copy()
    lengths = np.linalg.norm(W, axis=0)
    long = lengths > max_norm
    out[:, long] = W[:, long] / lengths[long]
    return out
