"""
code = "bias-before-last"
title = "The ones stand before the last column"
thinks = "Position -1 is the end."
says = "You insert the ones before the last feature: for np.insert, position -1 is the place in front of the last column. They belong behind it."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.insert(X, [X.shape[1] - 1], 1.0, axis=1)
