"""
code = ["grad-not-averaged", "reg-grad-missing"]
title = "The gradient is a sum, and without regulariser"
thinks = "The gradient is X.T @ A."
says = "Your gradient is a sum over the images: divide it by N, as you divide the loss."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
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
    dW = X.T @ A
    return loss, dW
