"""
code = "count-over-wrong-axis"
title = "The violated margins are counted down the columns"
thinks = "For each label, how often its class is violated."
says = "You count the violated margins down the columns, for each class: count them along the rows, for each image."
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
    A[rows, y] = -np.sum(A, axis=0)[y]
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
