"""
code = "weighted-by-p"
title = "The logarithm is multiplied by the probability"
thinks = "Cross-entropy is p log p."
says = "You multiply the logarithm by the probability itself, so that a very improbable class costs nearly nothing: the loss is minus the logarithm alone."
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
    logp = Z[np.arange(len(y)), y] - np.log(np.exp(Z).sum(axis=1))
    return -np.exp(logp) * logp
