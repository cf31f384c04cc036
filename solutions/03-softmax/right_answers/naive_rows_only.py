"""
title = "One loop, over the examples, with outer products"
why = "The classes are done at once: naive asks for no more than one loop."
replaces = "softmax_loss_naive"
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        s -= s.max()
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= s[label] - np.log(np.sum(np.exp(s)))
        p[label] -= 1
        dW += np.outer(x, p)
    return loss / len(X) + reg * np.sum(W**2), dW / len(X) + 2 * reg * W
