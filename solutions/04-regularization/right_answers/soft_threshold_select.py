"""
title = "np.select, with minus zero"
why = "np.copysign makes zeros of either sign: -0.0 is 0."
replaces = "soft_threshold"
"""
import numpy as np


def soft_threshold(W, t=0.0):
    small = abs(W) <= t
    return np.copysign(np.select([small, ~small], [0 * W, abs(W) - t]), W)
