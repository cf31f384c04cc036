"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "S -= ... is the short way to write the shift."
says = "You change an argument in place (with -=, or with out=), and whoever called the function still needs it. Write the result to a new array."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    S -= np.max(S, axis=1, keepdims=True)
    E = np.exp(S)
    return E / np.sum(E, axis=1, keepdims=True)
