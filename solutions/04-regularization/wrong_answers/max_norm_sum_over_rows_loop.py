"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "Only the columns must not be looped over."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "project_max_norm"
[expected.test_project_max_norm]
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    squares = 0
    for row in W:
        squares = squares + row**2
    return W * (max_norm / np.maximum(np.sqrt(squares), max_norm))
