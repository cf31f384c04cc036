"""
code = "reg-grad-sumW"
title = "The sum of the weights in place of the weights, in the gradient"
thinks = "The sum stays, the square goes."
says = "You add one and the same number, a sum over W, to every entry of the gradient. The derivative with respect to one weight contains that weight alone: the gradient has an entry for each."
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
    dW /= len(y)
    dW += reg * np.sum(W)
    return loss / len(y) + reg * np.sum(W * W), dW
