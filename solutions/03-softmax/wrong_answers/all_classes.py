"""
code = "all-classes-counted"
title = "The losses of all classes are added up, not that of the correct one"
thinks = "Every class contributes to the cross-entropy."
says = "You add up minus the logarithm of all probabilities. Only the correct class's counts: the others enter through the sum in the denominator."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    logP = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    return -logP.sum(axis=1)
