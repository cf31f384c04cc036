"""
code = "loop-last-example-only"
title = "Only the last example counts"
thinks = "The loss is added up after the gradient."
says = "Lines that belong to each example stand behind the loop, so that they run once only, for the last example: move them into the loop."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    loss -= np.log(p[y[i]])
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
