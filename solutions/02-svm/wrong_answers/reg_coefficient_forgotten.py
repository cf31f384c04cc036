"""
code = "reg-coefficient-forgotten"
title = "The regulariser is not multiplied by its strength"
thinks = "The penalty is the sum of the squares."
says = "Your regulariser is not multiplied by reg everywhere: it has to be, in the loss and in the gradient."
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
    loss = np.sum(margins) / N + np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * W
    return loss, dW
