"""
code = "entropy-returned"
title = "The entropy of the probabilities, without y"
thinks = "Cross-entropy is the sum of p log p."
says = "You weigh the logarithms by the probabilities themselves: that is the entropy, and it does not know the correct class. Only the logarithm of the correct class's probability counts."
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
    logP = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    return -np.sum(np.exp(logP) * logP, axis=1)
