"""
title = "Softmax without a shift"
why = "Stability is priced in notebook 03; scores of order 1 do without."
replaces = "softmax_loss_vectorized"
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(X)
    P = np.exp(X @ W)
    P /= np.sum(P, axis=1, keepdims=True)
    loss = np.mean(-np.log(P[np.arange(N), y])) + reg * np.sum(np.square(W))
    P[np.arange(N), y] -= 1
    return loss, X.T.dot(P) / N + reg * 2 * W
