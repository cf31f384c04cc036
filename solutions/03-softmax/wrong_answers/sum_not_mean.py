"""
code = "sum-not-mean"
title = "The sum over the examples in place of the mean"
thinks = "The loss of a batch is the sum of its losses."
says = "Loss and gradient are sums over the examples: divide both by the number of examples, and add the regulariser after that."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
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
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss + reg * np.sum(W**2), dW + 2 * reg * W
