"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "A slice is a new array."
says = "You write into the caller's X: X -= ... does, and so does writing into a slice of X, which is a window and no copy. Leave X as it is, and make new arrays."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    column = X[:, :1]
    column[:] = 1.0
    return np.concatenate([X, column], axis=1)
