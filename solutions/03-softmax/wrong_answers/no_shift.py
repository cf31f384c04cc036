"""
code = "softmax-no-shift"
title = "No shift before the exponential"
thinks = "The formula is the code: exponentiate, then normalise."
says = "You exponentiate the scores as they are, and large ones leave the range of float64. Subtract each row's maximum first: it changes no probability."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S)
    return E / np.sum(E, axis=1, keepdims=True)
