"""
code = "hinge-gap-reversed"
title = "The gap has the wrong sign"
thinks = "The right class minus the wrong one, plus 1."
says = "Your gap is the right class's score minus the wrong one's: it is the other way round, the wrong class minus the right one."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
gradient = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S[rows, y][:, None] - S + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = -(margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
