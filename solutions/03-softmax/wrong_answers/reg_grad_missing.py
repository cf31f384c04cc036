"""
code = "reg-grad-missing"
title = "The regulariser is missing from the gradient"
thinks = "The regulariser only says how good W is; the data say where to go."
says = "The regulariser is missing from the gradient: it is a part of the loss, so its derivative is a part of dW."
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
    loss /= len(y)
    dW /= len(y)
    loss += reg * np.sum(W**2)
    return loss, dW
