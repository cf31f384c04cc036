"""
code = "losses-not-summed"
title = "One loss for each image in place of one number"
thinks = "cross_entropy gives the loss."
says = "You return one loss for each example: the loss of a batch is one number, their mean."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
regulariser = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    loss = cross_entropy(S, y) + reg * np.sum(W**2)
    P = softmax(S)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
