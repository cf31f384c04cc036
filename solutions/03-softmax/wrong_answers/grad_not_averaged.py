"""
code = "grad-not-averaged"
title = "The gradient is not divided by N"
thinks = "Only the loss is a mean."
says = "The gradient is the sum over the examples: divide it by their number, as you do with the loss."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
gradient = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)

    P[np.arange(N), y] -= 1
    return loss, X.T @ P + 2 * reg * W
