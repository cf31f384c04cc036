"""
code = "mask-without-margin"
title = "The mask compares the scores without the margin"
thinks = "A class that scores higher is violated."
says = "Your gradient counts the classes that score higher than the right one: a margin is violated earlier already, when a class comes closer than 1."
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
    A = (S > S[rows, y][:, None]).astype(X.dtype)
    A[rows, y] = -np.sum(A, axis=1)
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
