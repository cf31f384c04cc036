"""
code = "softmax-argmax-shift"
title = "The position of the maximum is subtracted, not the maximum"
thinks = "argmax is the maximum of the scores."
says = "You subtract the position of each row's maximum (argmax), a small whole number, and not the maximum itself: large scores stay large."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        e = np.exp(s - np.argmax(s))
        p = e / e.sum()
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
