"""
code = "reg-divided-by-N"
title = "The regulariser is divided by N"
thinks = "The mean is taken at the very end, over all of it."
says = "The regulariser (or its gradient) is divided by the number of examples: it belongs to W and not to the examples, so add it after the division by N."
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
    loss += reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss / len(y), dW / len(y)
