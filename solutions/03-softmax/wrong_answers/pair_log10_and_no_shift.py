"""
code = ["log10", "softmax-no-shift"]
title = "Logarithm to base 10, and no shift"
thinks = "The formula, with the logarithm of the pocket calculator."
says = "You take the logarithm to base 10: the course uses the natural one, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    correct = S[np.arange(len(y)), y]
    return np.log10(np.exp(S).sum(axis=1)) - correct * np.log10(np.e)
