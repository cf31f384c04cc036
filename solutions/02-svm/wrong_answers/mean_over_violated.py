"""
code = "mean-over-violated"
title = "The mean over the violated margins"
thinks = "Only violated margins count."
says = "You divide by the number of violated margins: the loss is the mean over the images, however many margins each of them violates."
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
    loss = np.sum(margins) / max(np.count_nonzero(margins), 1) + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
