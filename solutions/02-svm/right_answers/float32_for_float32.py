"""
title = "float32 results for float32 input"
why = "The results carry seven digits, as the input does."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    N, dtype = X.shape[0], W.dtype.type
    rows = np.arange(N)
    S = X.dot(W)
    margins = np.maximum(dtype(0), S - S[rows, y].reshape(-1, 1) + dtype(1))
    margins[rows, y] = 0
    loss = margins.sum() / dtype(N) + dtype(reg) * (W * W).sum()
    factors = (margins > 0).astype(dtype)
    factors[rows, y] -= factors.sum(axis=1)
    return loss, X.T.dot(factors) / dtype(N) + dtype(2 * reg) * W
