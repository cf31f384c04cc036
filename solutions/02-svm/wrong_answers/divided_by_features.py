"""
code = "divided-by-D"
title = "Divided by the number of features"
thinks = "X.shape[1] is the number of images."
says = "You divide by the number of columns of X, which is the number of features: the images are its rows."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
gradient = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[1]
    rows = np.arange(len(y))
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
