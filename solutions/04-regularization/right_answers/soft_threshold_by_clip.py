"""
title = "What is left after clipping"
why = "W minus W clipped to [-t, t]: no sign and no maximum."
replaces = "soft_threshold"
"""
import numpy as np


def soft_threshold(W, t):
    return W - np.clip(W, -t, t)
