"""
code = "error-divides-by-n-plus-1"
title = "n + 1 in place of n"
thinks = "One more image, to be careful."
says = "You add something to n. The formula of this section divides by n itself."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy) / (n + 1))
