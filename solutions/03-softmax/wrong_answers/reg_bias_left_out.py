"""
code = "reg-without-bias"
title = "The last row of W is left out of the regulariser"
thinks = "A bias should not be regularised."
says = "You leave the last row of W, the biases, out of the regulariser. There are reasons for that, but the docstring asks for the sum over all of W."
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
    loss, dW = loss / len(y), dW / len(y)
    loss += reg * np.sum(W[:-1] ** 2)
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
