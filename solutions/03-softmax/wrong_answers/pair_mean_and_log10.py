"""
code = ["log10", "mean-returned"]
title = "The mean, with the logarithm to base 10"
thinks = "The formula for the whole batch, with the logarithm of the pocket calculator."
says = "You take the logarithm to base 10: the course uses the natural one, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    losses = np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]
    return np.mean(losses) * np.log10(np.e)
