"""
code = "error-squared-share"
title = "p squared in place of p (1 - p)"
thinks = "Both factors are the accuracy."
says = "You multiply the accuracy by itself. The second factor is the share of failures, 1 - accuracy."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return (accuracy * accuracy / n) ** 0.5
