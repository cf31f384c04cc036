"""
code = "error-divides-by-n-minus-1"
title = "n - 1 in place of n"
thinks = "Statistics books divide by n - 1."
says = "You divide by n - 1. The formula of this section divides by n."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy) / (n - 1))
