"""
code = "softmax-shift-wrong-sign"
title = "The maximum is added in place of subtracted"
thinks = "A shift by the maximum changes nothing, so its sign does not matter."
says = "You add the row's maximum: large scores become twice as large. Subtract it, so that the largest exponent is 0."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    c = np.max(S, axis=1, keepdims=True)
    numerators = np.exp(S + c)
    denominators = np.sum(np.exp(S + c), axis=1, keepdims=True)
    return numerators / denominators
