"""
code = "half-convention"
title = "Half the regulariser, consistently"
thinks = "The one-half makes the derivative neat."
says = "You use half the regulariser, consistently in the loss and in its gradient. That is a convention too, but not this course's: no one-half in the loss, and a factor 2 in the gradient."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / len(y) + 0.5 * reg * np.sum(W * W)
    return loss, dW / len(y) + reg * W
