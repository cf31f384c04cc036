"""
title = "A work array that is kept, and a copy of it returned"
why = "The array is overwritten by the next call, the result is not."
replaces = "softmax"
"""
work = {}

def softmax(S):
    E = work.setdefault(S.shape, np.empty(S.shape))
    np.subtract(S, S.max(axis=1, keepdims=True), out=E)
    np.exp(E, out=E)
    E /= E.sum(axis=1, keepdims=True)
    return E.copy()
