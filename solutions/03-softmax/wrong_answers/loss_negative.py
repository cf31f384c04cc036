"""
code = "loss-sign"
title = "The minus sign of the loss is missing"
thinks = "The loss is the logarithm of the probability."
says = "Its sign is wrong everywhere: the logarithm of a probability is negative or zero, and the loss is minus that."
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
        loss += np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
