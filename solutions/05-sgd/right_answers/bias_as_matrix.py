"""
title = "np.c_, as a matrix"
why = "The result is an np.matrix; its values are right."
replaces = "add_bias"
"""
def add_bias(X, value=1.0):
    return np.asmatrix(np.c_[X, np.full(len(X), value)])
