"""
code = "small-denominator"
title = "A constant is added to the sum"
thinks = "A small constant avoids the division by zero."
says = "You add a small constant to the sum of the exponentials: where all of them vanish, the probabilities now become 0. After a shift by the row's maximum the sum is at least 1, and no constant is needed."
replaces = "softmax"
[expected.test_softmax]
"large scores" = 0
"rows far apart" = 0
"""
def softmax(S):
    E = np.exp(S)
    return E / (np.sum(E, axis=1, keepdims=True) + 1e-8)
