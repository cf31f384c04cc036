"""
code = "losses-not-summed"
title = "One loss for each image in place of one number"
thinks = "Each image has its own loss."
says = "Your loss is an array with an entry for each image: it should be one number, their mean."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
regulariser = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins, axis=1) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
