"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "One loop less is vectorised."
says = "A loop over the images is left (a comprehension is one too): let NumPy compare the whole matrix at once."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    A = np.array([(row > 0).astype(X.dtype) for row in margins])
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
