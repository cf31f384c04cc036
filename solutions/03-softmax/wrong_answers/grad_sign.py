"""
code = "grad-sign"
title = "The gradient has the wrong sign"
thinks = "Descent goes against the gradient."
says = "The data gradient has the wrong sign everywhere: it is the probabilities minus the labels. The minus sign of descent comes later, in the step."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
gradient = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)

    Y = np.zeros_like(P)
    Y[np.arange(N), y] = 1
    return loss, X.T @ (Y - P) / N + 2 * reg * W
