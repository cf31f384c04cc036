"""
code = "divided-by-mean"
title = "Divided by the mean of the exponentials"
thinks = "The mean is a sum."
says = "You divide each row by the mean of its exponentials, so that it adds up to the number of classes: divide by the sum."
replaces = "softmax"
[expected.test_softmax]
value = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return E / np.mean(E, axis=1, keepdims=True)
