"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are three classes: cat, car and frog."
says = "A size is written as a number, and the function is right for that size alone. Take it from the shapes of the arguments."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
gradient = 0
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        for j in range(3):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
