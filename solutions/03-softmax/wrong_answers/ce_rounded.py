"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Three digits are enough for a loss."
says = "You round the result to a few digits after the point: return all digits, and round only what you print."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Z = S - S.max(axis=1, keepdims=True)
    return np.round(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y], 3)
