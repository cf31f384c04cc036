"""
title = "The regulariser is in the loop, one N-th each time"
why = "It is added N times and divided by N in the end: that is once."
replaces = "softmax_loss_naive"
"""
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    total, dtotal = 0.0, np.zeros_like(W)
    i = 0
    while i < N:
        s = W.T.dot(X[i])
        c = -max(s)
        e = np.exp(s + c)
        total += np.log(e.sum()) - c - s[y[i]] + reg * (W**2).sum()
        dtotal += 2 * reg * W
        for j in range(C):
            if j == y[i]:
                dtotal[:, j] -= X[i] * (1 - e[j] / e.sum())
            else:
                dtotal[:, j] += X[i] * e[j] / e.sum()
        i += 1
    return total / N, dtotal / N
