"""
code = "duplicates-lost"
title = "Repeated indices are added once"
thinks = "dW[:, y] -= goes through all images."
says = "dW[:, y] -= ... with a class that occurs several times in y keeps only the last of its images: NumPy does not add up repeated indices this way."
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
    violated = (margins > 0).astype(float)
    counts = violated.sum(axis=1)
    dW = X.T @ violated
    dW[:, y] -= (X * counts[:, None]).T
    dW = dW / N + 2 * reg * W
    return loss, dW
