"""
code = "error-plus-for-minus"
title = "1 + p in place of 1 - p"
thinks = "Mistyped a sign."
says = "You multiply by 1 + accuracy. The share of failures is 1 - accuracy."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 + accuracy) / n)
