"""
code = "softmax-running-max"
title = "The maximum of all rows so far is subtracted"
thinks = "One variable for the maximum is enough."
says = "Your maximum is never set back, so a row is shifted by the largest score of all rows before it, and one that lies far below underflows. Each row needs its own maximum."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros(W.shape)
    top = -np.inf
    for i in range(N):
        s = X[i] @ W
        for j in range(C):
            if s[j] > top:
                top = s[j]
        p = np.exp(s - top)
        p = p / np.sum(p)
        loss -= np.log(p[y[i]])
        for j in range(C):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
