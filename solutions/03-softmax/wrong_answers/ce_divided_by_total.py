"""
code = "divided-by-total"
title = "Divided by the sum over the whole matrix"
thinks = "np.sum(E) is the sum of the exponentials."
says = "You divide by one sum over the whole matrix, so that all examples together add up to 1. Each row has its own sum."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(Z))) - Z[np.arange(len(y)), y]
