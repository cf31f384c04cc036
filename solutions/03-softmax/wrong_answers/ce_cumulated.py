"""
code = "losses-cumulated"
title = "Each loss holds those of the examples before"
thinks = "losses += in the loop."
says = "The losses are added up from row to row: each example's loss is its own."
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
    return np.cumsum(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y])
