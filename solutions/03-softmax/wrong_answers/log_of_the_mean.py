"""
code = "log-of-the-mean"
title = "The logarithm of the mean probability, not the mean of the logarithms"
thinks = "Mean and logarithm may be exchanged."
says = "You take the mean of the probabilities first and then its logarithm: each example has its own logarithm, and the mean is taken of those."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    P = softmax(X @ W)
    loss = -np.log(np.mean(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
