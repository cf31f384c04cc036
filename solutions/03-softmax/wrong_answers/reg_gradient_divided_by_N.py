"""
code = "reg-divided-by-N"
title = "The regulariser is divided by N"
thinks = "In the gradient the division comes last."
says = "The regulariser (or its gradient) is divided by the number of examples: it belongs to W and not to the examples, so add it after the division by N."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)

    P[np.arange(N), y] -= 1
    dW = (X.T @ P + 2 * reg * W) / N
    return loss, dW
