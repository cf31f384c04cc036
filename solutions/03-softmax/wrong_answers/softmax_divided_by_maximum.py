"""
code = "scores-divided-by-maximum"
title = "The scores are divided by the maximum"
thinks = "Dividing makes them small as well."
says = "You divide the scores by the row's maximum, which changes their differences, and so the probabilities: subtract it."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S / np.max(S, axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
