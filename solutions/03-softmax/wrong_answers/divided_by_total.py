"""
code = "divided-by-total"
title = "Divided by the sum over the whole matrix"
thinks = "np.sum(E) is the sum of the exponentials."
says = "You divide by one sum over the whole matrix, so that all examples together add up to 1. Each row has its own sum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return E / np.sum(E)
