"""
code = ["half-convention", "minus-one-missing"]
title = "Half the regulariser, and the -1 of the correct class is missing"
thinks = "The one-half of another course, and p times x."
says = "You use half the regulariser, consistently in the loss and in its gradient. That is a convention too, but not this course's: no one-half in the loss, and a factor 2 in the gradient."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
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
        dW += np.outer(X[i], p)
    loss = loss / len(y) + reg / 2 * np.sum(W * W)
    return loss, dW / len(y) + reg * W
