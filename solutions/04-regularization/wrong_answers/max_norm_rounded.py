"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Three digits are enough for a weight."
says = "The numbers are cut to a few digits: weights are computed with further, so keep all digits, and round only what you print."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    return np.round(W * np.minimum(1.0, max_norm / np.maximum(lengths, 1e-12)), 3)
