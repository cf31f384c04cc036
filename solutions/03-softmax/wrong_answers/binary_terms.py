"""
code = "binary-terms"
title = "The terms of the wrong classes, as for two classes, are added"
thinks = "The formula with y log p + (1 - y) log(1 - p), for each class."
says = "You add log(1 - p) of the wrong classes, as one does for several yes-or-no questions. Here one of the classes is right, and only the correct class's probability counts."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    P = softmax(S)
    Y = np.eye(S.shape[1])[y]
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1)
