"""
title = "A 0-d loss and a gradient that may not be written"
why = "Unusual types with the right numbers: np.matrix, and views without a write flag."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = np.asmatrix(X) * np.asmatrix(W)
    own = np.asmatrix(np.eye(W.shape[1])[y])
    right = np.multiply(S, own).sum(axis=1)
    M = np.multiply(np.maximum(S - right + 1, 0), 1 - own)
    A = (M > 0).astype(float)
    A = A - np.multiply(own, A.sum(axis=1))
    dW = X.T * A / N + 2 * reg * W
    dW.flags.writeable = False
    return np.array(M.sum() / N + reg * np.sum(W**2)), dW
