"""
code = "largest-probability-only"
title = "Only the largest probability of each row is returned"
thinks = "The classifier's answer is the most probable class."
says = "You return one probability for each row, the largest: return those of all classes, shape (N, C)."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S - S.max(axis=1, keepdims=True))
    return (E / E.sum(axis=1, keepdims=True)).max(axis=1)
