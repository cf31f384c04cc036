"""
code = "keepdims-missing"
title = "keepdims=True is missing"
thinks = "axis=1 gives one number for each row, and NumPy will broadcast it."
says = "The maxima (or the sums) of the rows have shape (N,) and do not fit beside a matrix of shape (N, C): NumPy stops, or, where N equals C, subtracts along the wrong axis. Keep the axis, with keepdims=True."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
gradient = 0
regulariser = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    S = S - np.max(S, axis=1)
    P = np.exp(S) / np.sum(np.exp(S), axis=1)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
