"""
code = ["loss-not-averaged", "softmax-no-shift"]
title = "The loss is not divided by N, and no shift before the exponential"
thinks = "np.sum for the loss, and the formula as it stands."
says = "The loss is the sum over the examples: divide it by their number, as you do with the gradient."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    E = np.exp(X @ W)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
