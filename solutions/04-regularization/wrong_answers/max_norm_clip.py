"""
code = "max-norm-clip"
title = "Single weights are clipped"
thinks = "No weight may be larger than max_norm."
says = "You clip single weights: it is the length of a whole column that is limited, and scaling the column keeps its direction."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    return np.clip(W, -max_norm, max_norm)
