"""
code = "reg-grad-missing"
title = "The regulariser is missing from the gradient"
thinks = "The regulariser is a part of the loss; the gradient comes from the data."
says = "The regulariser is in your loss, but not in your gradient: its derivative has to be added there, after the division by N."
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
    dW = X.T @ A / N
    return loss, dW
