"""
code = "gradient-transposed"
title = "The gradient is transposed"
thinks = "P.T @ X has matching inner lengths."
says = "The gradient is transposed: it has shape (C, D), and it must have the shape of W. Check the shapes of the matrix product."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
gradient = 0
regulariser = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    P = softmax(S)
    P[np.arange(N), y] -= 1
    dW = P.T @ X / N + 2 * reg * W.T
    return cross_entropy(S, y).mean() + reg * np.sum(W**2), dW
