"""
code = "error-rounded"
title = "The standard error is rounded"
thinks = "Three digits are enough for an error bar."
says = "You round the result. Return it as it is, and round only where you print it."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.round(np.sqrt(accuracy * (1 - accuracy) / n), 3)
