"""
code = "deviation-of-the-argument"
title = "np.std of the accuracies in place of the formula"
thinks = "A standard error is a standard deviation divided by the root of n."
says = "np.std measures how the accuracies that you pass differ from each other. Each accuracy has a standard error of its own: use the formula."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
arrays = 0
"""
def standard_error(accuracy, n):
    return np.std(accuracy) / np.sqrt(n)
