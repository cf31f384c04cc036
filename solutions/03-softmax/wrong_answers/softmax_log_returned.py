"""
code = "log-returned"
title = "The logarithms of the probabilities are returned"
thinks = "The stable form is the logarithm."
says = "You return the logarithms of the probabilities: all of them are negative. Exponentiate them before you return."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    shifted = S - np.max(S, axis=1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
