"""
code = "variance"
title = "The square root is missing from the standard error"
thinks = "p (1 - p) / n is how much the accuracy scatters."
says = "That is the variance. The standard error is its square root."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return accuracy * (1 - accuracy) / n
