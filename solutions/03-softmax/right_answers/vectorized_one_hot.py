"""
title = "A one-hot matrix, einsum and the trace"
why = "The regulariser is the trace of W.T @ W: the sum of the squares."
replaces = "softmax_loss_vectorized"
"""
def softmax_loss_vectorized(W, X, y, reg):
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.amax(S, 1)[:, None]
    Y = np.zeros(S.shape)
    Y[range(len(y)), y] = 1
    logP = S - np.log(np.exp(S).sum(1))[:, None]
    loss = -(Y * logP).sum() / len(y) + reg * np.trace(W.T @ W)
    return loss, np.einsum("nd,nc->dc", X, np.exp(logP) - Y) / len(y) + 2 * reg * W
