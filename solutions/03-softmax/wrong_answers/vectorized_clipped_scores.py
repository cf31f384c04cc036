"""
code = "clipped-scores"
title = "Large scores are cut off"
thinks = "np.clip keeps the exponential inside the range of float64."
says = "You cut the scores off at a limit, so that all scores beyond it look equal. Subtract each row's maximum: it changes no probability and needs no limit."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    E = np.exp(np.clip(X @ W, -500, 500))
    P = E / np.sum(E, axis=1, keepdims=True)
    loss = np.sum(-np.log(P[np.arange(N), y])) / N + reg * np.sum(W**2)
    Y = np.zeros_like(P)
    Y[np.arange(N), y] = 1
    return loss, X.T @ (P - Y) / N + 2 * reg * W
