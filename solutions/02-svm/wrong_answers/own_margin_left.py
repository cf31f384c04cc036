"""
code = "own-margin-left"
title = "The correct class's own margin is left in the gradient"
thinks = "The own class adds 1, and I subtract it from the loss."
says = "The right class's own margin stays in your gradient, as if it were a violated one: set it to zero before you count."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    loss = np.sum(margins) / N - 1.0 + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] -= np.sum(A, axis=1) - 1
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
