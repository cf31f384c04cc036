"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "The check has five examples."
says = "A size is written as a number, and the function is right for that size alone. Take it from the shapes of the arguments."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
gradient = 0
stability = 0
vectorised = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    S = X @ W
    P = softmax(S)
    loss = np.sum(cross_entropy(S, y)) / 5 + reg * np.sum(W**2)
    P[np.arange(len(y)), y] -= 1
    return loss, X.T @ P / 5 + 2 * reg * W
