"""
code = "soft-threshold-ridge"
title = "Divided, as L2 would have it"
thinks = "Shrinking is dividing by 1 + 2 t."
says = "You divide every weight by a number, which is the proximal step of L2 and makes none of them zero: L1 takes the amount t from every size."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


def soft_threshold(W, t):
    return W / (1 + 2 * t)
