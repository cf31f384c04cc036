"""
code = "shift-half-done"
title = "The maximum is subtracted in one term only"
thinks = "The shift is for the exponential."
says = "The row's maximum is subtracted inside the exponential only, and so the loss is too small by it. Use the shifted scores in both terms, or add the maximum back."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    m = np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(S - m), axis=1)) - S[np.arange(len(y)), y]
