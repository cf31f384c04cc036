"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "np.zeros_like(y) has the right length."
says = "The result is put into an array of integers, which cuts the fractions off. Make the array with floats."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    losses = np.zeros_like(y)
    shifted = S - np.max(S, axis=1, keepdims=True)
    losses[:] = np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y]
    return losses
