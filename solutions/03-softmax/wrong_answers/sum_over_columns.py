"""
code = "sum-over-columns"
title = "Normalised over the examples in place of the classes"
thinks = "axis=0 is the first thing one tries."
says = "You normalise each column, so that the examples share one sum. The classes of a row must: mind the axis, of the sum and of the maximum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=0))
    return E / np.sum(E, axis=0)
