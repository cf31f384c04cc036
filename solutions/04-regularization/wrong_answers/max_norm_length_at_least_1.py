"""
code = "max-norm-length-at-least-1"
title = "Lengths below 1 count as 1"
thinks = "That keeps the division from failing."
says = "You raise every length to at least 1 before you divide: with a limit below 1 that scales columns which are short enough, and scales others too little."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.sum(W**2, axis=0))
    lengths[lengths < 1] = 1
    return W * np.minimum(max_norm / lengths, 1)
