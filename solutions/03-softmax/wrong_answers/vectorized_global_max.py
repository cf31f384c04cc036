"""
code = "softmax-global-max"
title = "The shift is the maximum of the whole matrix"
thinks = "One maximum is as good as another."
says = "You subtract the maximum of the whole matrix: in a row that lies far below it, every exponential becomes 0. Each row needs its own maximum."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S -= np.max(S)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
