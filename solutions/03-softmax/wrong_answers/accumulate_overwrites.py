"""
code = "accumulate-overwrites"
title = "= where += is meant"
thinks = "Each class has its own column, so it is assigned once."
says = "Only the last example is left in the gradient: with = in place of += each example wipes out what the ones before it left there. (Or the lines stand behind the loop.)"
also = ["loop-last-example-only"]
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
            dW[:, j] = (p[j] - (j == y[i])) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
