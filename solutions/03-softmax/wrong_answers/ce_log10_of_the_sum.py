"""
code = "sum-in-another-base"
title = "The logarithm of the sum is in another base than the scores"
thinks = "log means log10."
says = "Only the logarithm of the sum is to another base; the scores are exponents of e. Use the natural logarithm, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    own = np.take_along_axis(S - m, y[:, None], axis=1)[:, 0]
    return np.log10(np.exp(S - m).sum(axis=1)) - own
