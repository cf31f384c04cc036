"""
code = "max-norm-sign-lost"
title = "The signs of long columns are lost"
thinks = "A length is positive."
says = "Long columns lose their signs, so their direction changes: scale the weights themselves, not their absolute values."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    return np.where(lengths > max_norm, max_norm * np.abs(W) / np.maximum(lengths, max_norm), W)
