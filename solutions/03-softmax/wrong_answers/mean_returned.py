"""
title = "The mean over the examples in place of one loss for each"
replaces = "cross_entropy"
thinks = "A loss is one number."
[expected]
test_cross_entropy = 6
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y])
