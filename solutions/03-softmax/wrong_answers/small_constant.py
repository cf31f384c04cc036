"""
code = "small-constant"
title = "A small constant inside the logarithm"
thinks = "Adding 1e-12 avoids the logarithm of zero."
says = "A small constant inside the logarithm makes the loss finite and wrong: it can never exceed a certain value, however far the correct class lies behind. Simplify the logarithm instead, so that no probability is formed."
replaces = "cross_entropy"
[expected.test_cross_entropy]
log-sum-exp = 0
"""
def cross_entropy(S, y):
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    return -np.log(P[np.arange(len(y)), y] + 1e-12)
