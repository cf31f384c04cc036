"""
code = "bias-of-zeros"
title = "Appends zeros"
thinks = "The bias starts at zero."
says = ""
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.hstack([X, np.zeros((len(X), 1))])
