"""
code = "squared-lack"
title = "(1 - p) squared in place of -ln p"
thinks = "A squared error."
says = "You square how much the probability lacks to 1, which can never exceed 1. The loss is minus the logarithm of the probability."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    return (1.0 - softmax(S)[np.arange(len(y)), y]) ** 2
