"""
title = "No shift before the exponential"
replaces = "softmax"
thinks = "The formula is the code: exponentiate, then normalise."
[expected]
test_softmax = 5
"""
def softmax(S):
    E = np.exp(S)
    return E / np.sum(E, axis=1, keepdims=True)
