"""
code = "shape-error"
title = "It stops with an error of shapes"
thinks = "A vector of ones is a column."
says = "A vector of ones has one axis, a matrix two, and np.hstack cannot join them: make the ones a column, with a second axis of length 1."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.hstack([X, np.ones(X.shape[0])])
