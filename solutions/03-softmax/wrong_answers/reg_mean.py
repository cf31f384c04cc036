"""
code = "reg-mean"
title = "The mean of the squares in place of their sum"
thinks = "Everything in the loss is a mean."
says = "You take the mean of the squared weights: the regulariser is their sum. Only the examples are averaged over."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    G = softmax(S)
    G[np.arange(N), y] -= 1
    loss = cross_entropy(S, y).mean() + reg * np.mean(W**2)
    return loss, X.T @ G / N + 2 * reg * W / W.size
