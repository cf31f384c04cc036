"""
code = "mean-over-classes-too"
title = "The mean over the classes too"
thinks = "A mean is a mean, in the gradient as well."
says = "You take the mean over all entries, images and classes: add up over the classes, and take the mean over the images only."
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
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.mean(margins) + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / margins.size + 2 * reg * W
    return loss, dW
