"""
code = "reg-absolute"
title = "Absolute values in place of squares (L1)"
thinks = "Large weights are bad, of either sign."
says = "You penalise the absolute values of the weights (that is L1, of the next notebook). Here the regulariser is the sum of the squares."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    G = softmax(X @ W)
    G[np.arange(N), y] -= 1
    loss = np.mean(cross_entropy(X @ W, y)) + reg * np.sum(np.abs(W))
    return loss, X.T @ G / N + reg * np.sign(W)
