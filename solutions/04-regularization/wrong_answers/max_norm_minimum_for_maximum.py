"""
code = "max-norm-wrong-way"
title = "The short columns are scaled, the long ones kept"
thinks = "The factor is at least 1."
says = "Your factor is on the wrong side of 1: long columns stay as they are, and short ones grow. A projection never makes a column longer."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    return W * np.maximum(1, max_norm / np.where(lengths > 0, lengths, max_norm))
