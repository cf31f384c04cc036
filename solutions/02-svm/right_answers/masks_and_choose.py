"""
title = "np.choose and boolean masks"
why = "The own margin is left in and its 1 subtracted afterwards; the gradient is in Fortran's order."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    S = X.dot(W)
    own = np.zeros(S.shape, dtype=bool)
    own[range(len(y)), y] = True
    M = S - np.choose(y, S.T)[:, np.newaxis] + 1
    M = np.where(M > 0, M, 0)
    A = np.int64(M > 0)
    A[own] = 1 - A.sum(1)
    loss = np.mean(M.sum(1) - 1) + reg * np.linalg.norm(W) ** 2
    return [loss, np.asfortranarray(np.dot(X.T, A) / len(y) + reg * 2 * W)]
