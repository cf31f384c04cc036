"""
code = "max-norm-divides-by-zero"
title = "A column of zeros is divided by its length"
thinks = "Normalise, then multiply by the length that is allowed."
says = "A column of zeros has length 0, and dividing it by that gives nan: see to it that nothing is divided by 0."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"zero column" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.sqrt(np.sum(W**2, axis=0, keepdims=True))
    directions = W / lengths
    return directions * np.minimum(lengths, max_norm)
