"""
code = "squared-hinge"
title = "The squared hinge"
thinks = "A square makes it smooth."
says = "You square the margins: that is another loss (question 6 of notebook 01). Here they are added as they are."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins ** 2) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
