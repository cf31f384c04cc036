"""
code = "max-norm-epsilon"
title = "A constant is added to the lengths"
thinks = "A small number keeps the division safe."
says = "You add a constant to every length, so that long columns end up a little too short: it is so large that it shows. See to the length of 0 in another way, or not at all where it cannot occur."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0) + 0.001
    return W * np.minimum(1, max_norm / lengths)
