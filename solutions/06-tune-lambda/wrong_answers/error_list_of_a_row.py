"""
code = "error-list-of-a-row"
title = "A list in place of an array of errors"
thinks = "A comprehension goes through the accuracies."
says = "You return a list for an array of accuracies. NumPy computes with the whole array at once and returns an array of the same shape."
replaces = "standard_error"
[expected.test_standard_error]
arrays = 0
"""
def standard_error(accuracy, n):
    if np.ndim(accuracy) == 0:
        return np.sqrt(accuracy * (1 - accuracy) / n)
    return [np.sqrt(p * (1 - p) / n) for p in accuracy]
