"""
code = "float32-before-shift"
title = "The scores are turned into float32 before the shift"
thinks = "float32 is enough for a loss."
says = "You turn the scores into float32 before the shift, where a large score has few digits after the point: subtract the row's maximum first, in float64."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"large scores" = 0
"""
def cross_entropy(S, y):
    Z = np.array(S, dtype=np.float32)
    Z = Z - np.max(Z, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(y)), y]
