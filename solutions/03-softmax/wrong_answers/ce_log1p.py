"""
code = "log1p-for-log"
title = "log1p in place of log"
thinks = "log1p is the exact logarithm."
says = "np.log1p(x) is the logarithm of 1 + x: the sum already holds the 1 of the largest score, so use np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    return np.log1p(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
