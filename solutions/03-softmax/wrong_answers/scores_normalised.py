"""
code = "scores-normalised"
title = "The scores are divided by their sum, without the exponential"
thinks = "Probabilities are shares of a total."
says = "You divide the scores themselves by their sum, and scores may be negative. Exponentiate first, then divide."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    total = np.sum(S, axis=1, keepdims=True)
    return S / total
