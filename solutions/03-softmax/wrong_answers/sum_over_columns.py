"""
title = "Normalised over the examples in place of the classes"
replaces = "softmax"
thinks = "axis=0 is the first thing one tries."
[expected]
test_softmax = 3
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=0))
    return E / np.sum(E, axis=0)
