"""
code = "scalar-only"
title = "A standard error for single numbers only"
thinks = "math.sqrt and np.sqrt are the same."
says = "It works for single numbers only, and stops when it is given an array. Functions of the math module take one number; those of NumPy take arrays too."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
import math

def standard_error(accuracy, n):
    return math.sqrt(accuracy * (1 - accuracy) / n)
