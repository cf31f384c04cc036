"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The lengths are computed once only."
says = "You keep the lengths between the calls, so another W of the same shape is scaled by the lengths of the first: compute them in each call."
replaces = "project_max_norm"
[expected.test_project_max_norm]
"long columns" = 0
"short columns" = 0
"""
import numpy as np


known_lengths = {}


def project_max_norm(W, max_norm):
    if W.shape not in known_lengths:
        known_lengths[W.shape] = np.linalg.norm(W, axis=0)
    return W * (max_norm / np.maximum(known_lengths[W.shape], max_norm))
