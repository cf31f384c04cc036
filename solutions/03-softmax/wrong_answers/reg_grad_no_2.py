"""
code = "reg-grad-no-2"
title = "The factor 2 is missing in the regulariser's gradient"
thinks = "The derivative of reg * W**2 is reg * W."
says = "It is the gradient of half the regulariser: the derivative of reg * W**2 is 2 * reg * W."
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
    return loss, X.T @ P / N + reg * W
