"""
code = "softmax-shift-wrong-sign"
title = "The maximum is added in place of subtracted"
thinks = "The shift cancels, so plus or minus is the same."
says = "You add the row's maximum: large scores become twice as large. Subtract it, so that the largest exponent is 0."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    shifted = S + np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y]
