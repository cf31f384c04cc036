"""
code = "reg-coefficient-forgotten"
title = "The regulariser is not multiplied by its strength"
thinks = "The strength is for the step, so it stands in the gradient."
says = "The regulariser is not multiplied by reg, in the loss or in the gradient: it is there at full strength even for reg = 0."
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
    loss = loss / len(y) + np.sum(W * W)
    return loss, dW / len(y) + 2 * reg * W
