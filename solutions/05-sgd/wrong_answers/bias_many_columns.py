"""
code = "bias-many-columns"
title = "As many columns of ones as there are features"
thinks = "ones_like makes ones that fit."
says = "You append a whole block of ones in the shape of X. One column is enough: one bias for each class."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    ones = np.ones_like(X)
    return np.concatenate([X, ones], axis=1)
