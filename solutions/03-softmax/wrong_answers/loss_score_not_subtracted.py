"""
code = "own-score-missing"
title = "The correct class's score is not subtracted"
thinks = "Log-sum-exp is the loss."
says = "The correct class's score is missing: the loss is the log-sum-exp of the row minus that score."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
loss = 0
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        s = x @ W
        top = np.max(s)
        e = np.exp(s - top)
        loss += top + np.log(e.sum())
        p = e / e.sum()
        p[label] -= 1
        dW += np.outer(x, p)
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
