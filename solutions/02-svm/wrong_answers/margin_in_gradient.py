"""
code = "margin-in-gradient"
title = "The size of the margin is multiplied into the gradient"
thinks = "The gradient is X times the margins."
says = "You multiply the size of the margins into the gradient: a violated margin counts with the factor 1, however large it is."
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
    A = margins.copy()
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
