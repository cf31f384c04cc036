"""
code = "hinge-for-cross-entropy"
title = "The hinge loss in place of the cross-entropy"
thinks = "It is the loss of the notebook before."
says = "You return the hinge loss of each example: the cross-entropy has no margin, and every class counts through its exponential."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return margins.sum(axis=1)
