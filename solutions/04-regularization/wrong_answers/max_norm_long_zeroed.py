"""
code = "max-norm-long-zeroed"
title = "Long columns become 0"
thinks = "They are not allowed."
says = "You set the columns that are too long to zero: they should be shortened to the length max_norm."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    return W * (np.linalg.norm(W, axis=0) <= max_norm)
