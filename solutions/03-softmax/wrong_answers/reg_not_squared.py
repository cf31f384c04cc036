"""
code = "reg-not-squared"
title = "The norm in place of the squares"
thinks = "np.linalg.norm is the size of W."
says = "You add reg times the norm of W: the penalty is the sum of the squares, without the square root."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    losses = cross_entropy(X @ W, y)
    G = softmax(X @ W) - np.eye(W.shape[1])[y]
    loss = losses.mean() + reg * np.linalg.norm(W)
    return loss, X.T @ G / N + 2 * reg * W
