"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "Everything about the gradient belongs into the loop."
says = "The regulariser's gradient is added inside the loop, once for each example: add it once, after the loop."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    N = len(y)
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(N):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]]) / N
        p[y[i]] -= 1
        dW += np.outer(X[i], p) / N
        dW += 2 * reg * W
    return loss + reg * np.sum(W**2), dW
