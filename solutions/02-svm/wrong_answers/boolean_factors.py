"""
code = "boolean-factors"
title = "The factors are truth values"
thinks = "True counts as 1."
says = "Your factors are an array of truth values, and a negative number put into it becomes True: turn the mask into numbers first."
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
    A = margins > 0
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
