"""
title = "np.pad with ones"
why = "No array of ones is ever made."
replaces = "add_bias"
"""
def add_bias(X):
    return np.pad(X, ((0, 0), (0, 1)), constant_values=1)
