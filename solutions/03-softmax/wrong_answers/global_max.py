"""
code = "softmax-global-max"
title = "The shift is the maximum of the whole matrix"
thinks = "Any shift will do, so one number for all rows will do."
says = "You subtract the maximum of the whole matrix: in a row that lies far below it, every exponential becomes 0. Each row needs its own maximum."
replaces = "softmax"
[expected.test_softmax]
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S))
    return E / np.sum(E, axis=1, keepdims=True)
