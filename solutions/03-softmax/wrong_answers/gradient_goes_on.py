"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "A default argument saves a line."
says = "The result depends on what the function was called with before: it keeps something in a global variable or a default argument. Compute everything anew in each call."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
regulariser = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg, gradients={}):
    loss, dW = 0.0, gradients.setdefault(W.shape, np.zeros_like(W))
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
