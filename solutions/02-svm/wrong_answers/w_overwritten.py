"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W is not needed any more."
says = "You change one of the arguments in place: whoever calls your function still needs it, so work on a new array."
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
    A[rows, y] = -np.sum(A, axis=1)
    dW = W
    dW *= 2 * reg
    dW += X.T @ A / N
    return loss, dW
