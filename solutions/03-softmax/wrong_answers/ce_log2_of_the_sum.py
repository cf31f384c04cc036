"""
code = "sum-in-another-base"
title = "The logarithm of the sum is in another base than the scores"
thinks = "Information is measured in bits."
says = "Only the logarithm of the sum is to another base; the scores are exponents of e. Use the natural logarithm, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    return np.log2(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
