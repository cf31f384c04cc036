"""
code = "all-classes-counted"
title = "The losses of all classes are added up, not that of the correct one"
thinks = "Every class contributes to the cross-entropy."
says = "You add up minus the logarithm of all probabilities. Only the correct class's counts: the others enter through the sum in the denominator."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.sum(np.log(p))
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
