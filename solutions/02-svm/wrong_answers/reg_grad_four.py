"""
code = "reg-grad-twice-too-large"
title = "The regulariser's gradient is twice too large"
thinks = "The square brings a 2, and W stands twice in W * W."
says = "The regulariser's gradient is twice too large: the derivative of a square brings a single factor of two."
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
    dW = X.T @ A / N + 4 * reg * W
    return loss, dW
