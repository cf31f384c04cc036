"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "dW starts as a copy of W."
says = "You change an argument in place: dW = W makes no copy but a second name for the same array, and whoever called the function still needs W."
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

    P[np.arange(N), y] -= 1
    dW = W
    dW *= 2 * reg
    dW += X.T @ P / N
    return loss, dW
