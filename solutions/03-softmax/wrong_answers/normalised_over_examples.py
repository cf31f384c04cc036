"""
code = "sum-over-columns"
title = "Normalised over the examples in place of the classes"
thinks = "axis=0 is the first thing that comes to mind."
says = "Your probabilities add up to 1 over the examples. For each example they must add up to 1 over the classes: sum along the rows."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
gradient = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=0)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
