"""
code = "one-minus-p"
title = "1 - p in place of -ln p"
thinks = "The loss is what the probability lacks."
says = "You return how much the probability lacks to 1, which can never exceed 1. The loss is minus the logarithm of the probability, and it has no upper limit."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    P = softmax(X @ W)
    loss = np.mean(1 - P[np.arange(N), y]) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
