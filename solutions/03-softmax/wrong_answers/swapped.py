"""
code = "swapped"
title = "The two results are swapped"
thinks = "The gradient is what one needs first."
says = "The two results are swapped: the loss comes first, the gradient second."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
gradient = 0
regulariser = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)

    P[np.arange(N), y] -= 1
    dW = X.T @ P / N + 2 * reg * W
    return dW, loss
