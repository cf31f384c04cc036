"""
code = "softmax-min-shift"
title = "The row's minimum is subtracted, not its maximum"
thinks = "Then all exponents are positive."
says = "You subtract each row's minimum. That helps where all scores of a row are large, but if two of them lie far apart the larger one still overflows: subtract the maximum."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X.dot(W)
    S = S - np.min(S, axis=1)[:, None]
    E = np.exp(S)
    P = E / E.sum(axis=1)[:, None]
    loss = np.mean(-np.log(P[range(N), y])) + reg * np.sum(W * W)
    P[range(N), y] -= 1
    return loss, X.T.dot(P) / N + 2 * reg * W
