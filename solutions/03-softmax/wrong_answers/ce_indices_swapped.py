"""
code = "row-and-class-swapped"
title = "The label stands where the number of the row belongs"
thinks = "One index for the class, one for the row."
says = "The two indices have changed places: the number of the row comes first, then the class."
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
    return np.log(np.exp(Z).sum(axis=1)) - Z[y, np.arange(len(y))]
