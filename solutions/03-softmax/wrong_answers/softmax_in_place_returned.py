"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "One array is enough from beginning to end."
says = "You change an argument in place (with -=, or with out=), and whoever called the function still needs it. Write the result to a new array."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    S -= S.max(axis=1, keepdims=True)
    np.exp(S, out=S)
    S /= S.sum(axis=1, keepdims=True)
    return S
