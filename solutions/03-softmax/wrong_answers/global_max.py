"""
code = "softmax-global-max"
title = "The shift is the maximum of the whole matrix"
thinks = "Any shift will do, so one number for all rows will do."
says = ""
replaces = "softmax"
[expected.test_softmax]
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S))
    return E / np.sum(E, axis=1, keepdims=True)
