"""
code = "reg-absolute"
title = "Absolute values in place of squares (L1)"
thinks = "Large weights cost, whatever their sign."
says = "You penalise the absolute values of the weights (that is L1, a subject of notebook 04): this regulariser adds up their squares."
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
    loss = np.sum(margins) / N + reg * np.sum(np.abs(W))
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + reg * np.sign(W)
    return loss, dW
