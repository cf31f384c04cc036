"""
code = "error-of-whole-counts"
title = "The number of right images is cut to a whole number"
thinks = "accuracy * n images are right."
says = "You turn accuracy * n into a whole number, which changes the accuracy. Compute with the accuracy as it is."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    hits = np.floor(accuracy * n)
    p = hits / n
    return np.sqrt(p * (1 - p) / n)
