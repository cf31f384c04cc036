"""
code = "bias-of-zeros"
title = "Appends zeros"
thinks = "The bias starts at zero."
says = "You append a column of zeros: whatever weight a class has there, zero times it adds nothing to a score. The bias may start at 0, the feature that carries it must be 1."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.hstack([X, np.zeros((len(X), 1))])
