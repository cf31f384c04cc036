"""
code = "probability-returned"
title = "The probability of the correct class, without the logarithm"
thinks = "The more probable, the better."
says = "These are the probabilities of the correct classes. The loss is minus their logarithm."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
log-sum-exp = 0
"""
def cross_entropy(S, y):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    return P[np.arange(len(y)), y]
