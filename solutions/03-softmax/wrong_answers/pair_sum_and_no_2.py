"""
code = ["sum-not-mean", "reg-grad-no-2"]
title = "The sum over the examples in place of the mean, and no factor 2"
thinks = "Add up; and the square goes away."
says = "It is the gradient of half the regulariser: the derivative of reg * W**2 is 2 * reg * W."
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
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss + reg * np.sum(W**2), dW + reg * W
