"""
code = "log2"
title = "Logarithm to base 2"
thinks = "Cross-entropy is measured in bits."
says = "You take the logarithm to base 2, as where information is measured in bits: the course uses the natural one, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Z = S - np.max(S, axis=1, keepdims=True)
    bits = np.log2(np.sum(np.exp(Z), axis=1))
    return bits - Z[np.arange(len(y)), y] / np.log(2)
