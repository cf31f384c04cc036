"""
code = "single-row-squeezed"
title = "A single example loses its axis"
thinks = "squeeze tidies up."
says = "A single example comes back as a flat vector: squeeze removes every axis of length 1, that of the rows too. Leave it out."
replaces = "add_bias"
[expected.test_add_bias]
edges = 0
"""
def add_bias(X):
    return np.squeeze(np.column_stack([X, np.ones(X.shape[0])]))
