"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The column of ones is always the same."
says = "You make the column of ones once and keep it, so it fits only the number of rows of the first call. Make it anew in each call."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
ones_column = []


def add_bias(X):
    if not ones_column:
        ones_column.append(np.ones((X.shape[0], 1)))
    return np.hstack((X, ones_column[0]))
