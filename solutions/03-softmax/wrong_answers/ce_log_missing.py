"""
code = "log-missing"
title = "The logarithm of the sum is missing"
thinks = "The sum of the exponentials, minus the score."
says = "You subtract the score from the sum of the exponentials itself: take the logarithm of the sum first."
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
    return np.exp(Z).sum(axis=1) - Z[np.arange(len(y)), y]
