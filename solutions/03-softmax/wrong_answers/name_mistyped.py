"""
code = "name-error"
title = "A name that is not defined"
thinks = "The notebook of another course calls it num_train."
says = "Your code uses a name that is not defined: look for a typing mistake, or for a line that was taken over from elsewhere."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
gradient = 0
regulariser = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(num_train):
        scores = X[i] @ W
        scores = scores - np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    return loss / num_train + reg * np.sum(W**2), dW / num_train + 2 * reg * W
