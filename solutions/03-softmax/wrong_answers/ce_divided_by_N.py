"""
code = "losses-divided-by-N"
title = "Each loss is divided by the number of examples"
thinks = "The loss is averaged over the examples."
says = "You divide each loss by the number of examples: the mean is taken later, in the loss functions."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    losses = np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
    return losses / len(y)
