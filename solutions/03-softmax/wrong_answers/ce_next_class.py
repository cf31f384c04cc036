"""
code = "label-plus-one"
title = "The class after the correct one"
thinks = "Column 0 holds something else."
says = "You add 1 to the labels, so that each example gets the class after its own, and the last class lies beyond the end. The classes are counted from 0: use y as it is."
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
    return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y + 1]
