"""
title = "An np.matrix comes back"
why = "np.matrix is a subclass of the array that always has two axes: for the probabilities that is no harm."
replaces = "softmax"
"""
def softmax(S):
    M = np.asmatrix(S)
    E = np.exp(M - M.max(axis=1))
    return E / E.sum(axis=1)
