"""
code = "rows-for-columns"
title = "Rows and columns are mixed up in X.shape"
thinks = "shape[1] counts the examples."
says = "You take the number of features for the number of examples: X.shape is (N, D), rows first. The new column needs one entry for each row."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    D, N = X.shape
    column = np.full((N, 1), 1.0)
    return np.concatenate([X, column], axis=1)
