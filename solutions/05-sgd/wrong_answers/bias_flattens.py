"""
code = "append-flattens"
title = "np.append without an axis makes one long row"
thinks = "np.append appends."
says = "np.append without an axis flattens everything into one long vector; say along which axis, and give it ones in the shape of a column."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.append(X, np.ones(len(X)))
