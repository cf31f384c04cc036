"""
code = "grad-sign"
title = "The gradient has the wrong sign"
thinks = "The step should go downhill, so the gradient is returned with a minus."
says = "The whole gradient has the wrong sign, the regulariser's part too: dW points uphill, and it is the training loop that walks against it."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        s -= np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[label])
        p[label] -= 1
        dW -= np.outer(x, p)
    N = len(y)
    return loss / N + reg * np.sum(W**2), dW / N - 2 * reg * W
