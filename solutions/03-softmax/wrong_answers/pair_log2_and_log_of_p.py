"""
code = ["log2", "log-of-p"]
title = "The logarithm to base 2, of the probability"
thinks = "Cross-entropy is measured in bits, and softmax is stable."
says = "You take the logarithm to base 2, as where information is measured in bits: the course uses the natural one, np.log."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
log-sum-exp = 0
"""
def cross_entropy(S, y):
    P = softmax(S)
    with np.errstate(divide="ignore"):
        return -np.log2(P[np.arange(len(y)), y])
