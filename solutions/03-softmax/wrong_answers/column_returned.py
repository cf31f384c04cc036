"""
code = "column-returned"
title = "A column of shape (N, 1) is returned"
thinks = "keepdims=True everywhere."
says = "The losses are right, but they stand in a column of shape (N, 1): later such an array broadcasts against (N,) to a whole matrix. Return shape (N,)."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    m = S.max(axis=1, keepdims=True)
    log_sum = m + np.log(np.exp(S - m).sum(axis=1, keepdims=True))
    return log_sum - S[np.arange(len(y)), y].reshape(-1, 1)
