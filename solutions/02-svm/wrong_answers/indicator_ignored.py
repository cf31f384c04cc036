"""
code = "indicator-ignored"
title = "Every wrong class adds to the gradient"
thinks = "The gradient of s_j - s_y + 1 is x, whatever its value."
says = "Margins that are kept add to your gradient too: only a violated one does."
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
    A = np.ones(S.shape)
    A[rows, y] = 0.0
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
