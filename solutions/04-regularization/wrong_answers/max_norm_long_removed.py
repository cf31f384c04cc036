"""
code = "max-norm-long-removed"
title = "Long columns are removed"
thinks = "They are not allowed."
says = "You remove the columns that are too long: they stay, shortened to the length max_norm."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"zero column" = 0
vectorised = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    return W[:, np.linalg.norm(W, axis=0) <= max_norm]
