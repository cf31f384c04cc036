"""
code = "only-n-under-the-root"
title = "Only n stands under the square root"
thinks = "Errors shrink with the root of n."
says = "You take the root of n only. The whole quotient belongs under the root."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return accuracy * (1 - accuracy) / np.sqrt(n)
