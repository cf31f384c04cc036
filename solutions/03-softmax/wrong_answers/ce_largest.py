"""
code = "one-loss-for-all"
title = "One number in place of one loss for each example"
thinks = "A loss is one number."
says = "You return one number for all examples. Return one loss for each of them, an array of shape (N,)."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.max(np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(y)), y])
