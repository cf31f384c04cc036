"""
code = "softmax-no-shift"
title = "No shift before the exponential"
thinks = "The logarithm undoes the exponential anyway."
says = "You exponentiate the scores as they are, and large ones leave the range of float64. Subtract each row's maximum first: it changes no probability."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    N = S.shape[0]
    return np.log(np.sum(np.exp(S), axis=1)) - S[np.arange(N), y]
