"""
code = "max-norm-limit-taken-off"
title = "The limit is taken off the length"
thinks = "What is too much goes away."
says = "You make each long column shorter by max_norm: it should have the length max_norm afterwards."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        shorter = W - max_norm * W / lengths
    return np.where(lengths > max_norm, shorter, W)
