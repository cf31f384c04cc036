"""
code = "softmax-no-shift"
title = "No shift before the exponential"
thinks = "The formula is the code: exponentiate, then normalise."
says = ""
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S)
    return E / np.sum(E, axis=1, keepdims=True)
