"""
code = "loop-last-example-only"
title = "Only the last example counts"
thinks = "The scores are computed in a loop; the rest comes after it."
says = "Lines that belong to each example stand behind the loop, so that they run once only, for the last example: move them into the loop."
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
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
