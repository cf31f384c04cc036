"""
code = "divided-in-the-loop"
title = "The division by N stands inside the loop"
thinks = "The division belongs to the line that adds up."
says = "You divide the running sum inside the loop, so that the first examples are divided again and again. Divide once, after the loop."
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
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
        loss /= len(y)
        dW /= len(y)
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
