"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Zeros are zeros, so I make them integers."
says = "An array of yours has an integer dtype, which cuts off everything after the point: make it an array of floats."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    losses = np.zeros(N, dtype=int)
    losses[:] = np.sum(margins, axis=1)
    loss = np.mean(losses) + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
