"""
title = "Shift by the maximum of the whole matrix"
replaces = "softmax"
thinks = "Any shift will do, so one number for all rows will do."
[expected]
test_softmax = 6
"""
def softmax(S):
    E = np.exp(S - np.max(S))
    return E / np.sum(E, axis=1, keepdims=True)
