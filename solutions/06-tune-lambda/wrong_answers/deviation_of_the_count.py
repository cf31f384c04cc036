"""
code = "deviation-of-the-count"
title = "The deviation of the number of right images"
thinks = "n tosses have the variance n p (1 - p)."
says = "That is the deviation of the number of right images. For their share, divide by n under the root in place of multiplying."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(n * accuracy * (1 - accuracy))
