"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "Two lines that end with the mean and the penalty."
says = "Your regulariser ends up in a divisor or inside the sum: an augmented assignment or a function takes the whole expression to its right. Divide by N in a line of its own, then add the regulariser."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
regulariser = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins)
    loss /= N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A
    dW /= N + 2 * reg * W
    return loss, dW
