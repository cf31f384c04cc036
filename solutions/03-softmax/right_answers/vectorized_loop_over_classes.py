"""
title = "A loop over the classes, not over the examples"
why = "It has a loop in Python, but its length is C: it does not grow with the examples."
replaces = "softmax_loss_vectorized"
"""
def softmax_loss_vectorized(W, X, y, reg):
    N, C = len(y), W.shape[1]
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    total = np.exp(S).sum(axis=1)
    dW = np.zeros_like(W)
    loss = np.log(total).sum()
    for j in range(C):
        mine = y == j
        loss -= S[mine, j].sum()
        dW[:, j] = X.T @ (np.exp(S[:, j]) / total - mine)
    return loss / N + reg * np.sum(W**2), dW / N + 2 * reg * W
