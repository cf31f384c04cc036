"""
code = "append-reshaped"
title = "Everything is put into one row and cut up again"
thinks = "reshape mends the shape."
says = "np.append without an axis puts all rows into one long one, with the ones behind it; the reshape then cuts it in the wrong places and mixes the examples. Say along which axis, with the ones as a column."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    rows, columns = X.shape
    flat = np.append(X, np.ones(rows))
    return flat.reshape((rows, columns + 1))
