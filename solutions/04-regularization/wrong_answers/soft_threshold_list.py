"""
code = "list-returned"
title = "A list of lists in place of an array"
thinks = "It prints the same."
says = "You return a list: that looks like an array and cannot be computed with like one. Give back the array."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
vectorised = 0
"""
import numpy as np


def soft_threshold(W, t):
    return (W - np.clip(W, -t, t)).tolist()
