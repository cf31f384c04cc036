"""
code = "gradient-in-scores"
title = "The gradient with respect to the scores is returned"
thinks = "p - y is the gradient."
says = "You return the gradient with respect to the scores, shape (N, C). By the chain rule each row still has to be multiplied by its example, so that the result has the shape of W."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
gradient = 0
regulariser = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    loss = np.mean(cross_entropy(X @ W, y)) + reg * np.sum(W**2)
    G = softmax(X @ W)
    G[np.arange(N), y] -= 1
    return loss, G / N
