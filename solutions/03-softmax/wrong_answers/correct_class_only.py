"""
code = "correct-class-only"
title = "Only the correct class's column gets a gradient"
thinks = "Only the correct class's probability is in the loss."
says = "Only the correct class's column gets its share. The other scores stand in the sum of the exponentials, so they have a gradient too: their probability times x."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        dW[:, y[i]] += (p[y[i]] - 1) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
