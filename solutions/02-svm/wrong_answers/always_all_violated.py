"""
code = "count-is-C-minus-1"
title = "The factor of the correct class is always -(C - 1)"
thinks = "There are C - 1 wrong classes."
says = "The right class's factor is minus the number of all wrong classes: count those whose margin is violated."
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
    A[rows, y] = -(W.shape[1] - 1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
