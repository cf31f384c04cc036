"""
code = "softmax-first-row-max"
title = "The maximum of the first row is subtracted everywhere"
thinks = "The rows are of about the same size."
says = "You subtract the first row's maximum from all rows: a row that lies far above it overflows, one far below it vanishes. Each row needs its own maximum."
replaces = "softmax"
[expected.test_softmax]
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - S[0].max())
    return E / E.sum(axis=1, keepdims=True)
