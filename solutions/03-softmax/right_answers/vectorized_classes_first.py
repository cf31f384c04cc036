"""
title = "All matrices transposed, take_along_axis, results in the input's precision"
why = "The maximum and the sum run along axis 0, which here is the classes. float32 in, float32 out."
replaces = "softmax_loss_vectorized"
"""
def softmax_loss_vectorized(W, X, y, reg):
    S = (X @ W).T
    S = S - np.max(S, axis=0)
    logP = S - np.log(np.sum(np.exp(S), axis=0))
    N = y.size
    G = np.exp(logP)
    G[y, np.arange(N)] -= 1.0
    loss = -np.take_along_axis(logP, y[None], 0).sum() / N + reg * np.square(W).sum()
    dW = (G @ X).T / N + 2.0 * reg * W
    return W.dtype.type(loss), np.asfortranarray(dW.astype(W.dtype))
