"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "S -= ... saves a copy."
says = "You change an argument in place (with -=, or with out=), and whoever called the function still needs it. Write the result to a new array."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    S -= S.max(axis=1, keepdims=True)
    return np.log(np.exp(S).sum(axis=1)) - S[np.arange(len(y)), y]
