"""
code = "bias-as-row"
title = "The ones are one more row"
thinks = "The bias is one more row of W, so of X too."
says = "You append a row of ones, which is one more example; every example needs one more feature, so the ones belong in a new column."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    ones = np.ones((1, X.shape[1]))
    return np.vstack([X, ones])
