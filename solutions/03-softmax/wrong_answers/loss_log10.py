"""
code = "log10"
title = "Logarithm to base 10"
thinks = "The slide gives 0.89 for the cat."
says = "You take the logarithm to base 10: the course uses the natural one, np.log."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log10(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
