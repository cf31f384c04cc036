"""
code = "unsigned-factors"
title = "The factors are unsigned integers"
thinks = "One byte is enough for 0 and 1."
says = "Your factors have an unsigned integer dtype, and a negative number put into it wraps round to a large one: use floats."
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
    A = A.astype(np.uint8)
    A[rows, y] -= np.sum(A, axis=1, dtype=np.uint8)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
