"""
title = "Divides by zero, and is right"
why = "max_norm / 0 is inf, and the minimum of 1 and inf is 1: only a warning comes of it."
replaces = "project_max_norm"
"""
import numpy as np


def project_max_norm(W, max_norm):
    norms = np.sqrt((W**2).sum(axis=0, keepdims=True))
    return np.minimum(1, max_norm / norms) * W
