"""
code = "log-of-1-minus-p"
title = "The logarithm of 1 - p in place of p"
thinks = "The loss is what is lacking."
says = "You take the logarithm of 1 - p, the probability of all other classes together: take that of p."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    p = softmax(S)[np.arange(len(y)), y]
    return -np.log(1 - p)
