"""
code = "list-for-array"
title = "A list in place of an array"
thinks = "A list of losses is what was asked for."
says = "You return a list in place of an array: whoever calls the function cannot do arithmetic with it. Return the NumPy array."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    S = S - np.max(S, axis=1, keepdims=True)
    losses = np.log(np.exp(S).sum(axis=1)) - S[np.arange(len(y)), y]
    return list(losses)
