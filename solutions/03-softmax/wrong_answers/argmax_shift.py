"""
code = "softmax-argmax-shift"
title = "The position of the maximum is subtracted, not the maximum"
thinks = "np.argmax finds the maximum."
says = "You subtract the position of each row's maximum (argmax), a small whole number, and not the maximum itself: large scores stay large."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    best = np.argmax(S, axis=1)
    E = np.exp(S - best[:, None])
    return E / E.sum(axis=1, keepdims=True)
