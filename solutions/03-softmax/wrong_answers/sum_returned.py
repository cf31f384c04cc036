"""
code = "sum-returned"
title = "The sum over the examples in place of one loss for each"
thinks = "The loss of a table is the sum of its losses."
says = "You return one number, the sum over the examples. Return one loss for each, an array of shape (N,)."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    S = S - np.max(S, axis=1, keepdims=True)
    logP = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return -np.sum(logP[np.arange(len(y)), y])
