"""
code = "softmax-constant-shift"
title = "A fixed number is subtracted from all scores"
thinks = "Scores are never larger than that."
says = "You subtract one fixed number from all scores: it helps for scores of about that size only. Each row needs its own maximum."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S - 50.0)
    return E / E.sum(axis=1, keepdims=True)
