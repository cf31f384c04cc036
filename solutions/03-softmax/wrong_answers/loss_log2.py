"""
code = "log2"
title = "Logarithm to base 2"
thinks = "Cross-entropy is measured in bits."
says = "You take the logarithm to base 2, as where information is measured in bits: the course uses the natural one, np.log."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
loss = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    P = softmax(X @ W)
    correct = P[np.arange(N), y]
    loss = -np.log2(correct).sum() / N + reg * np.sum(W * W)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
