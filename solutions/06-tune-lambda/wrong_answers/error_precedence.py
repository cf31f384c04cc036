"""
code = "error-precedence"
title = "Brackets are missing in p (1 - p) / n"
thinks = "Read from left to right, it is the formula."
says = "Multiplication and division bind more strongly than minus: put brackets around 1 - accuracy."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return np.sqrt(abs(accuracy * 1 - accuracy / n))
