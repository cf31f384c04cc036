"""
code = "scores-standardised"
title = "The scores are divided by their deviation"
thinks = "Data are standardised before they are used."
says = "You divide each row's scores by their deviation, which changes their differences, and so the probabilities: only a shift is allowed."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    Z = (S - S.mean(axis=1, keepdims=True)) / S.std(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
