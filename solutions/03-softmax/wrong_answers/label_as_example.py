"""
code = "row-as-class"
title = "The number of the row in place of the label"
thinks = "In the toy table the correct class of row i is class i."
says = "You use the number of the row as the correct class, which is right for the toy table only: the correct class of example i is y[i]."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
gradient = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        c = i % W.shape[1]
        loss -= np.log(p[c])
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == c)) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
