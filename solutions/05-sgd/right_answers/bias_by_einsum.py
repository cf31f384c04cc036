"""
title = "Multiplied by a unit matrix with one row more"
why = "X times (I 0), plus ones in the last column: linear algebra in place of stacking."
replaces = "add_bias"
"""
def add_bias(X):
    D = X.shape[1]
    return np.einsum("nd,de->ne", X, np.eye(D, D + 1)) + (np.arange(D + 1) == D)
