"""
title = "np.add.at takes the examples from their classes' columns"
why = "p - y never stands in one matrix: X.T @ P, and then each example is subtracted from its class's row of the transposed gradient."
replaces = "softmax_loss_vectorized"
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X.dot(W)
    P = softmax(S)
    dWT = P.T.dot(X)
    np.add.at(dWT, y, -X)
    loss = cross_entropy(S, y).sum() / N + reg * (W * W).sum()
    return loss, dWT.T / N + 2 * reg * W
