"""
title = "A standard error for single numbers only"
replaces = "standard_error"
thinks = "math.sqrt and np.sqrt are the same."
[expected]
test_standard_error = 2
"""
import math

def standard_error(accuracy, n):
    return math.sqrt(accuracy * (1 - accuracy) / n)
