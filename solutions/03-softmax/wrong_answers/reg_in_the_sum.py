"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "np.sum goes around the whole line."
says = "The regulariser ends up in a place where it is not meant to be: mind where the bracket of the sum closes, and that everything to the right of /= is worked out first. Divide in one statement and add in the next."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = np.sum(-np.log(P[np.arange(N), y]) / N + reg * np.sum(W**2))
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
