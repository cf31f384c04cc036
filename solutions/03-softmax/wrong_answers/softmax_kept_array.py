"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "One array for all calls saves memory."
says = "You write every result into the same array, so the next call overwrites the result of the one before: make a new array in each call."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
spare = {}

def softmax(S):
    P = spare.setdefault(S.shape, np.empty(S.shape))
    np.exp(S - S.max(axis=1, keepdims=True), out=P)
    P /= P.sum(axis=1, keepdims=True)
    return P
