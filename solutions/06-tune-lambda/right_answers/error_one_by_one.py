"""
title = "math.sqrt for every entry"
why = "math.sqrt takes single numbers; np.vectorize calls it for each entry."
replaces = "standard_error"
"""
from math import sqrt

def _one(p, n):
    return sqrt(p * (1 - p)) / sqrt(n)

def standard_error(accuracy, n):
    if isinstance(accuracy, np.ndarray):
        return np.vectorize(_one, otypes=[float])(accuracy, n)
    return _one(accuracy, n)
