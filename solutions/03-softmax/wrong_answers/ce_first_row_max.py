"""
code = "softmax-first-row-max"
title = "The maximum of the first row is subtracted everywhere"
thinks = "The rows are of about the same size."
says = "You subtract the first row's maximum from all rows: a row that lies far above it overflows, one far below it vanishes. Each row needs its own maximum."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"rows far apart" = 0
"""
def cross_entropy(S, y):
    Z = S - S[0].max()
    return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
