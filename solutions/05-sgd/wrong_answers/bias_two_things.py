"""
code = "pair-returned"
title = "The column is returned beside X, not joined to it"
thinks = "The bias belongs to X."
says = "You return X and the column of ones as two things; join them into one array."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return X, np.ones((len(X), 1))
