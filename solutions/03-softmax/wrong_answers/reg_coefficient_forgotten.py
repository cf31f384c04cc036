"""
code = "reg-coefficient-forgotten"
title = "The regulariser is not multiplied by its strength"
thinks = "The regulariser is the sum of the squares."
says = "The regulariser is not multiplied by reg, in the loss or in the gradient: it is there at full strength even for reg = 0."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * W
