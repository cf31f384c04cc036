"""
code = "max-norm-factor-inverted"
title = "The factor is upside down"
thinks = "Length over limit."
says = "You multiply long columns by length over limit, which makes them longer: turn the fraction round."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"""
import numpy as np


def project_max_norm(W, max_norm):
    lengths = np.linalg.norm(W, axis=0)
    return W * np.maximum(1.0, lengths / max_norm)
