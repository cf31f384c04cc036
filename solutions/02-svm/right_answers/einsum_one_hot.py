"""
title = "einsum and a one-hot matrix"
why = "No index arrays at all; the right class is masked by multiplication."
replaces = "svm_loss_vectorized"
"""
def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    hot = np.eye(C)[y]
    S = np.einsum("nd,dc->nc", X, W)
    right = np.einsum("nc,nc->n", S, hot)
    M = np.clip(S - right[:, None] + 1, 0, None) * (1 - hot)
    A = (M > 0) - hot * (M > 0).sum(1, keepdims=True)
    return M.sum() / N + reg * np.einsum("dc,dc->", W, W), np.einsum("nd,nc->dc", X, A) / N + 2 * reg * W
