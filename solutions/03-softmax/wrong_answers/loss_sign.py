"""
code = "loss-sign"
title = "The minus sign of the loss is missing"
thinks = "The loss is the logarithm of the probability."
says = "Its sign is wrong everywhere: the logarithm of a probability is negative or zero, and the loss is minus that."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    return shifted[np.arange(len(y)), y] - np.log(np.sum(np.exp(shifted), axis=1))
