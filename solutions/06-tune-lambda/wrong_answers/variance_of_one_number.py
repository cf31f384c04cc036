"""
code = ["variance", "scalar-only"]
title = "The root is missing, and arrays do not work"
thinks = "Wrote it down for one number."
says = "That is the variance. The standard error is its square root."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
arrays = 0
"""
def standard_error(accuracy, n):
    p = float(accuracy)
    return p * (1.0 - p) / n
