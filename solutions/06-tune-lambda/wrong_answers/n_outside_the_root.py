"""
code = "n-outside-the-root"
title = "n stands outside the square root"
thinks = "The root belongs to p (1 - p)."
says = "You divide by n outside the square root. It belongs under the root, with the rest."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return (accuracy * (1 - accuracy)) ** 0.5 / n
