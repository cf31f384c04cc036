"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making the array once saves time."
says = "You return the same array from every call, so the next call overwrites the gradient that the caller has kept from this one: make a new array in each call."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
"""
arrays = {}

def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, np.newaxis] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / N + reg * np.sum(W * W)
    factors = np.where(margins > 0, 1.0, 0.0)
    factors[rows, y] = -np.sum(factors, axis=1)
    dW = arrays.setdefault(W.shape, np.zeros(W.shape))
    dW[...] = X.T @ factors / N + 2 * reg * W
    return loss, dW
