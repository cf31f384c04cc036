"""
code = "max-norm-mean"
title = "The mean of the squares as length"
thinks = "The root mean square is the typical weight."
says = "You take the mean of the squares under the root: a length takes their sum."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.mean(W**2, axis=0))
    factor = np.where(lengths > max_norm, max_norm / np.maximum(lengths, max_norm), 1.0)
    return factor * W
