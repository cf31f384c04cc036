"""
code = "divided-by-C"
title = "Divided by the number of classes in place of the number of examples"
thinks = "len(W[0]), or shape[1]: some length."
says = "You divide by the number of classes: the mean runs over the examples, the rows of X."
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
    n = W.shape[1]
    return loss / n + reg * np.sum(W * W), dW / n + 2 * reg * W
