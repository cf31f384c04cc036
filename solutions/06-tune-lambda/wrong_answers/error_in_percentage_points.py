"""
code = "error-in-percentage-points"
title = "The standard error in percentage points"
thinks = "The question asks for points."
says = "Your result is in percentage points. The function should return it on the scale of the accuracy, from 0 to 1."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    se = np.sqrt(accuracy * (1 - accuracy) / n)
    return 100 * se
