"""
code = "minus-one-for-count"
title = "-1 in place of minus the count"
thinks = "Each image takes its x from its right class once."
says = "The right class's factor is -1 in your gradient, however many margins the image violates: every violated margin takes its share."
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
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -1.0
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
