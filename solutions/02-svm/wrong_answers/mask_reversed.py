"""
code = "mask-reversed"
title = "The mask marks the margins that are kept"
thinks = "margins at 0 are the ones to look at."
says = "Your mask marks the margins that are kept, not the violated ones: turn the comparison round."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins <= 0).astype(X.dtype)
    A[rows, y] = 0.0
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
