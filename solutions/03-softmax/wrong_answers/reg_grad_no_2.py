"""
title = "The regulariser's gradient without its 2"
replaces = "softmax_loss_vectorized"
thinks = "The derivative of reg * W**2 is reg * W."
[expected]
test_softmax_loss_vectorized = 9
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + reg * W
