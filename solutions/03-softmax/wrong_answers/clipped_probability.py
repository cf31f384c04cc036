"""
code = "clipped-probability"
title = "The probability is clipped before the logarithm"
thinks = "np.clip(p, 1e-15, 1) keeps the logarithm finite."
says = "You clip the probability, and so the loss: beyond a certain gap it grows no more, and its gradient would be zero just where the mistake is worst. Simplify the logarithm, so that no probability is formed."
replaces = "cross_entropy"
[expected.test_cross_entropy]
log-sum-exp = 0
"""
def cross_entropy(S, y):
    P = np.clip(softmax(S), 1e-15, 1.0)
    return -np.log(P[np.arange(len(y)), y])
