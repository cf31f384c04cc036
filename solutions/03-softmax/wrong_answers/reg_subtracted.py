"""
code = "reg-grad-sign"
title = "The regulariser's gradient is subtracted"
thinks = "Gradient descent makes the weights smaller, so they are subtracted."
says = "You subtract the regulariser's gradient. The function returns the gradient itself, which is added; the minus sign comes later, in the step of gradient descent."
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
    return loss, X.T @ P / N - 2 * reg * W
