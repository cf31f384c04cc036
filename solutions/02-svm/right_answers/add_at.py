"""
title = "np.add.at over the violated pairs"
why = "It fills the gradient's columns by index, transposed, and returns a view."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    M = np.maximum(S - S[np.arange(N), y, None] + 1, 0)
    M[np.arange(N), y] = 0
    image, wrong = np.nonzero(M)
    dW = np.zeros(W.T.shape)
    np.add.at(dW, wrong, X[image])
    np.subtract.at(dW, y[image], X[image])
    return M.sum() / N + reg * (W * W).sum(), dW.T / N + 2 * reg * W
