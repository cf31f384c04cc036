"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "CIFAR-10 has ten classes."
says = "A size is written as a number in your function, so it is right for so many columns only: take sizes from W.shape, or do without them."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = W.copy()
    lengths = np.linalg.norm(out[:, :10], axis=0)
    out[:, :10] *= max_norm / np.maximum(lengths, max_norm)
    return out
