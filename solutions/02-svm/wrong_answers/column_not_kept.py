"""
code = "axis-not-kept"
title = "The right scores are subtracted along the wrong axis"
thinks = "S has N rows and there are N right scores."
says = "The right scores have shape (N,), and NumPy lays them along the columns of S: make a column of them, of shape (N, 1)."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
gradient = 0
regulariser = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
