"""
title = "Only the long columns, on a copy"
why = "Scales in place, but on a copy; a mask selects the columns."
replaces = "project_max_norm"
"""
import numpy as np


def project_max_norm(W, max_norm):
    out = np.array(W, order="F")
    norms = np.linalg.norm(out, axis=0)
    long = norms > max_norm
    out[:, long] *= max_norm / norms[long]
    return out
