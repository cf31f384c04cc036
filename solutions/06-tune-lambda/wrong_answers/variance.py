"""
title = "The square root is missing from the standard error"
replaces = "standard_error"
thinks = "p (1 - p) / n is how much the accuracy scatters."
[expected]
test_standard_error = 0
"""
def standard_error(accuracy, n):
    return accuracy * (1 - accuracy) / n
