"""
code = "max-norm-factor-squared"
title = "The factor is multiplied in twice"
thinks = "Scale, and see that it holds."
says = "Long columns are multiplied by limit over length twice, and end up too short: once is enough."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    factors = max_norm / np.maximum(np.linalg.norm(W, axis=0), max_norm)
    scaled = W * factors
    return scaled * factors
