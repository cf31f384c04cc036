"""
code = "loss-not-averaged"
title = "The loss is not divided by N"
thinks = "The mean is taken in the gradient."
says = "The loss is the sum over the examples: divide it by their number, as you do with the gradient."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    loss = np.sum(cross_entropy(S, y)) + reg * np.sum(W**2)
    P = softmax(S)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
