"""
code = "reg-loss-missing"
title = "The regulariser is missing from the loss"
thinks = "Training needs the gradient only."
says = "The regulariser is missing from the loss: its gradient is there, but the loss that is returned is the data loss alone."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    loss = np.mean(cross_entropy(S, y))
    G = softmax(S)
    G[np.arange(N), y] -= 1
    dW = X.T @ G / N
    dW += 2 * reg * W
    return loss, dW
