"""
code = "reg-grad-double"
title = "Half the regulariser in the loss, twice its gradient"
thinks = "One half in the loss, and the 2 of the derivative as well."
says = "The loss has half the regulariser, and the gradient is that of the whole one: the two do not belong together. This course has no one-half in the loss."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    S = S - np.max(S, axis=1, keepdims=True)
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + 0.5 * reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
