"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are 1,000 validation images."
says = "The number of images is written into your code. Use n."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(accuracy * (1 - accuracy) / 1000)
