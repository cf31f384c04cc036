"""
code = "reg-divided-by-N"
title = "The regulariser is divided by N"
thinks = "The gradient is divided in the end."
says = "Your regulariser is divided by the number of images: add it after the division by N, in the loss and in the gradient."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
regulariser = 0
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
    dW = (X.T @ A + 2 * reg * W) / N
    return loss, dW
