"""
code = "minus-one-missing"
title = "The -1 of the correct class is missing in the gradient"
thinks = "The gradient of every class is its probability times x."
says = "The -1 of the correct class is missing: the gradient in the scores is the probability, minus 1 for the correct class."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += p[j] * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
