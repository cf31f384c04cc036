"""
code = "bias-once-only"
title = "No column is added where there are ones already"
thinks = "Two columns of ones are one too many."
says = "You leave X as it is when it holds a column of ones. Whatever the features are, the result has one column more than X."
replaces = "add_bias"
[expected.test_add_bias]
edges = 0
"""
def add_bias(X):
    if (X == 1).all(axis=0).any():
        return X.copy()
    return np.c_[X, np.ones(X.shape[0])]
