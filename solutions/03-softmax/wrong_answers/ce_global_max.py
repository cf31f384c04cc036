"""
code = "softmax-global-max"
title = "The shift is the maximum of the whole matrix"
thinks = "The largest score of all is the one that would overflow."
says = "You subtract the maximum of the whole matrix: in a row that lies far below it, every exponential becomes 0. Each row needs its own maximum."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"rows far apart" = 0
"""
def cross_entropy(S, y):
    S = S - S.max()
    log_sums = np.log(np.exp(S).sum(axis=1))
    return log_sums - np.take_along_axis(S, y[:, None], axis=1)[:, 0]
