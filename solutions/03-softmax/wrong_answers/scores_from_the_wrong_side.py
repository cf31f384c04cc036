"""
code = "shape-error"
title = "It stops with an error of shapes"
thinks = "The lecture writes W.dot(x)."
says = "It stops with an error of shapes. Write down the shapes: X is (N, D), W is (D, C), and so the scores X times W are (N, C); a maximum or a sum over the classes fits beside them with keepdims=True only."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
gradient = 0
regulariser = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(N):
        s = W.dot(X[i])
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
