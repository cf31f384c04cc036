"""
code = "exponent-sign"
title = "The exponential of minus the score"
thinks = "The formula of the sigmoid has exp(-s)."
says = "The exponent has the wrong sign: the largest score gets the smallest probability. It is the exponential of the score, not of its negative."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    m = S.min(axis=1, keepdims=True)
    E = np.exp(-(S - m))
    return E / E.sum(axis=1, keepdims=True)
