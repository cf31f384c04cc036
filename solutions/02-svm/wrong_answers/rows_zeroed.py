"""
code = "hinge-rows-zeroed"
title = "Whole rows are set to zero"
thinks = "One entry in each row is set to zero."
says = "With the rows alone as an index you set whole rows to zero: you need one entry in each row, with an index for the row and one for the class."
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
    margins[rows] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
