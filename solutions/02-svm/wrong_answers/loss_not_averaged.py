"""
code = "loss-not-averaged"
title = "The loss is not divided by N"
thinks = "The loss is the sum of all margins."
says = "Your loss is a sum over the images: divide it by N, as you divide the gradient."
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
    loss = np.sum(margins) + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
