"""
code = "whole-columns"
title = "P[:, y] in place of one entry in each row"
thinks = "The colon means every row, so P[:, y] is the correct class of every row."
says = "The index [:, y] picks whole columns, one for each example, and not one entry in each row. Give both indices: the number of the row, and the class."
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

    P[:, y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
