"""
code = "first-example-only"
title = "The return stands inside the loop over the examples"
thinks = "The return belongs to the last line, wherever that is indented."
says = "The return statement stands inside the loop, so that only the first example is ever looked at."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
gradient = 0
stability = 0
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
        return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
