"""
code = "gradient-transposed"
title = "The gradient is transposed"
thinks = "A.T @ X has the right numbers in it."
says = "Your gradient has shape (C, D): it must have the shape of W, so swap the factors of the product and transpose the other one."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
regulariser = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = A.T @ X / N + 2 * reg * W.T
    return loss, dW
