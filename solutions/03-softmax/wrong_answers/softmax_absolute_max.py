"""
code = "softmax-absolute-max"
title = "The largest absolute value is subtracted, not the maximum"
thinks = "The largest score is the one farthest from 0."
says = "You subtract the largest absolute value of the row: where the scores are very negative, that pushes them down even further, and every exponential becomes 0. Subtract the maximum itself."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    size = np.max(np.abs(S), axis=1, keepdims=True)
    E = np.exp(S - size)
    return E / E.sum(axis=1, keepdims=True)
