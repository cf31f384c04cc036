"""
code = "accumulate-overwrites"
title = "= where += is meant"
thinks = "Each class has its own column."
says = "The column of a wrong class is overwritten with each example: = stands where += is meant."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
"""
def softmax_loss_naive(W, X, y, reg):
    N = len(y)
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        for j in range(W.shape[1]):
            if j == y[i]:
                dW[:, j] += (p[j] - 1) * X[i]
            else:
                dW[:, j] = p[j] * X[i]
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
