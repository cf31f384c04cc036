"""
code = "half-convention"
title = "Half the regulariser, consistently"
thinks = "The one-half makes the derivative neat."
says = "You add half of the regulariser, with the gradient that fits it. That is another convention: in this pack there is no one-half, and the gradient has a factor of two."
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
    loss = np.sum(margins) / N + 0.5 * reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + reg * W
    return loss, dW
