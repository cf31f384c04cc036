"""
code = "sum-over-columns"
title = "Normalised over the examples in place of the classes"
thinks = "axis=0 is the first thing one tries."
says = "You normalise each column, so that the examples share one sum. The classes of a row must: mind the axis, of the sum and of the maximum."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    Z = S - np.max(S, axis=0)
    logP = Z - np.log(np.sum(np.exp(Z), axis=0))
    return -logP[np.arange(len(y)), y]
