"""
code = "reg-grad-sumW"
title = "The sum of the weights in place of the weights, in the gradient"
thinks = "The gradient gets the same penalty as the loss."
says = "You add one number, a sum over all weights, to every entry of the gradient: each weight gets the derivative of its own square only."
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
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = (margins > 0).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + reg * np.sum(W * W)
    return loss, dW
