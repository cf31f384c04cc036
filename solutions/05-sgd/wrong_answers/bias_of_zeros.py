"""
title = "Appends zeros"
replaces = "add_bias"
thinks = "The bias starts at zero."
[expected]
test_add_bias = 0
"""
def add_bias(X):
    return np.hstack([X, np.zeros((len(X), 1))])
