"""
code = "reg-of-the-images"
title = "The images are penalised, not the weights"
thinks = "Large numbers have to be kept small."
says = "Your regulariser adds up the squared images: it is the weights that should stay small."
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
    loss = np.sum(margins) / N + reg * np.sum(X * X)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
