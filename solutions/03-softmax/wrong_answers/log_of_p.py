"""
code = "log-of-p"
title = "Row maximum, but then the logarithm of the probability"
thinks = "With the shift, softmax is stable, so its logarithm is stable too."
says = "You form the probability first and take its logarithm afterwards: where the correct class lies far behind, the probability has already been rounded to 0. Simplify the logarithm of the quotient on paper, and never form the probability."
replaces = "cross_entropy"
[expected.test_cross_entropy]
log-sum-exp = 0
"""
def cross_entropy(S, y):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    return -np.log(P[np.arange(len(y)), y])
