"""
code = "sum-without-own"
title = "The sum runs over the wrong classes only"
thinks = "As in the hinge loss, the correct class does not count."
says = "You leave the correct class out of the sum, as in the hinge loss. Softmax's denominator runs over all classes, the correct one too."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"""
def cross_entropy(S, y):
    wrong = np.arange(S.shape[1]) != y[:, None]
    Z = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(Z) * wrong, axis=1)) - Z[np.arange(len(y)), y]
