"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "loss /= N, and then the regulariser is added."
says = "The regulariser ends up in a place where it is not meant to be: mind where the bracket of the sum closes, and that everything to the right of /= is worked out first. Divide in one statement and add in the next."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss /= len(y) + reg * np.sum(W**2)
    dW /= len(y)
    dW += 2 * reg * W
    return loss, dW
