"""
code = "sigmoid"
title = "Each class by itself: the sigmoid"
thinks = "The sigmoid turns a score into a probability."
says = "You turn each score into a probability by itself (the sigmoid). The classes of a row compete: they share one sum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    positive = 1 / (1 + np.exp(-np.abs(S)))
    return np.where(S >= 0, positive, 1 - positive)
