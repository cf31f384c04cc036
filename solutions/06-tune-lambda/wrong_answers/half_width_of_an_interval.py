"""
code = "half-width-of-an-interval"
title = "The half width of a 95 per cent interval"
thinks = "An error bar covers 95 per cent."
says = "You multiply by about two, which gives the half width of a 95 per cent interval. One standard error was asked for."
replaces = "standard_error"
[expected.test_standard_error]
value = 0
"""
def standard_error(accuracy, n):
    return 1.96 * np.sqrt(accuracy * (1 - accuracy) / n)
