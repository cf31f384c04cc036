"""
code = "error-of-whole-counts"
title = "The number of right images is cut to a whole number"
thinks = "Images can be counted."
says = "You round accuracy * n to a whole number, which changes the accuracy. Compute with the accuracy as it is."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    right = np.round(np.multiply(accuracy, n))
    return np.sqrt(right * (n - right) / n) / n
