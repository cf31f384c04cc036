"""
code = "max-norm-compares-squares"
title = "The squared length is compared with the limit"
thinks = "The comparison needs no root."
says = "You compare the squared length with max_norm: either take the root first, or compare with the square of max_norm."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    squares = np.sum(W**2, axis=0)
    return np.where(squares > max_norm, W * max_norm / np.sqrt(squares + (squares == 0)), W)
