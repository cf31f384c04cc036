"""
code = "reg-grad-sumW"
title = "The sum of the weights in place of the weights, in the gradient"
thinks = "The derivative of sum(W**2) is 2 * sum(W)."
says = "You add one and the same number, a sum over W, to every entry of the gradient. The derivative with respect to one weight contains that weight alone: the gradient has an entry for each."
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
    return loss, X.T @ P / N + 2 * reg * np.sum(W)
