"""
code = "only-p-under-the-root"
title = "The factor 1 - p is missing"
thinks = "The variance of a count is its mean."
says = "The factor 1 - p is missing under the square root."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy / n)
