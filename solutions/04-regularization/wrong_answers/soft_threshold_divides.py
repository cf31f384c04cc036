"""
code = "soft-threshold-divides"
title = "0/0 for a weight of 0 when t is 0"
thinks = "Shrink by the factor 1 - t/|w|."
says = "You divide by the size of the weight, which gives nan where weight and t are both 0: the formula with the sign divides by nothing."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return W * np.maximum(0, 1 - t / np.abs(W))
