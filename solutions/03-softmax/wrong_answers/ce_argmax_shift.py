"""
code = "softmax-argmax-shift"
title = "The position of the maximum is subtracted, not the maximum"
thinks = "np.argmax gives the maximum."
says = "You subtract the position of each row's maximum (argmax), a small whole number, and not the maximum itself: large scores stay large."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"large scores" = 0
"rows far apart" = 0
"""
def cross_entropy(S, y):
    S = S - np.argmax(S, axis=1)[:, None]
    return np.log(np.exp(S).sum(axis=1)) - S[np.arange(S.shape[0]), y]
