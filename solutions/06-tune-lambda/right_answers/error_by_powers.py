"""
title = "p - p squared, to the power one half"
why = "There is no 1 - p and no sqrt in it."
replaces = "standard_error"
"""
def standard_error(accuracy, n):
    return ((accuracy - accuracy ** 2) / n) ** 0.5
