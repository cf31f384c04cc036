"""
code = ["mean-returned", "log-of-p"]
title = "The mean over the examples, of the logarithm of the probability"
thinks = "A loss is one number, and softmax is stable."
says = "You return one number, the mean over the examples. Return one loss for each, an array of shape (N,): the mean is taken later, in the loss functions."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
log-sum-exp = 0
"""
def cross_entropy(S, y):
    P = softmax(S)
    return -np.mean(np.log(P[range(len(y)), y]))
