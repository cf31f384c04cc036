"""
code = "list-returned"
title = "A list of lists in place of an array"
thinks = "A list of rows is a matrix."
says = "You return a list of rows; that looks like a matrix and cannot be multiplied like one. Make it an array."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return [list(row) + [1.0] for row in X]
