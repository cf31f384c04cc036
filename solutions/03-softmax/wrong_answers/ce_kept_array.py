"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "One array for all calls saves memory."
says = "You write every result into the same array, so the next call overwrites the result of the one before: make a new array in each call."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
spare = {}

def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    losses = spare.setdefault(len(y), np.zeros(len(y)))
    losses[:] = np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(y)), y]
    return losses
