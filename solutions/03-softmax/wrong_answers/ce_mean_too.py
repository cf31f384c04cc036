"""
code = "mean-returned-too"
title = "The mean is returned beside the losses"
thinks = "Both may be of use."
says = "You return two things, the losses and their mean: return the losses alone."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    losses = np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
    return losses, losses.mean()
