"""
title = "Three cases by masks, >= at the edge"
why = "At a size of exactly t both cases give 0, so >= is as right as >."
replaces = "soft_threshold"
"""
import numpy as np


def soft_threshold(W, t):
    out = np.zeros(np.shape(W), dtype=W.dtype, order="F")
    above, below = W >= t, W <= -t
    out[above] = W[above] - t
    out[below] = W[below] + t
    out.setflags(write=False)
    return out
