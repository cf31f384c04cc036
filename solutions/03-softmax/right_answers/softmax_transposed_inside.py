"""
title = "The classes along the first axis, and back"
why = "It sums over axis 0: of the transposed matrix, where that is the classes. The result is a view in Fortran's order."
replaces = "softmax"
"""
def softmax(S):
    T = S.T
    E = np.exp(T - T.max(axis=0))
    return (E / E.sum(axis=0)).T
