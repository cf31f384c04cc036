"""
code = "grad-not-implemented"
title = "The gradient is zero everywhere"
thinks = "The loss first; the gradient when there is time."
says = "The gradient is zero everywhere: it is not computed yet."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(X.shape[0]):
        s = X[i] @ W
        loss += cross_entropy(s[None, :], y[i : i + 1])[0]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    return loss, dW
