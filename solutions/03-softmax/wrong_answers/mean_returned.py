"""
code = "mean-returned"
title = "The mean over the examples in place of one loss for each"
thinks = "A loss is one number."
says = "You return one number, the mean over the examples. Return one loss for each, an array of shape (N,): the mean is taken later, in the loss functions."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y])
