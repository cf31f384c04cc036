"""
code = ["log10", "reg-grad-missing"]
title = "Logarithm to base 10, and the regulariser is missing from the gradient"
thinks = "The slide's 0.89; and the regulariser belongs to the loss."
says = "You take the logarithm to base 10: the course uses the natural one, np.log."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
regulariser = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    P = softmax(X @ W)
    loss = -np.mean(np.log10(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N
