"""
title = "One loop, over the images"
why = "It is called naive, and the classes are treated at once: how far one vectorises is free here."
replaces = "svm_loss_naive"
"""
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        scores = x.dot(W)
        margins = np.maximum(0, scores - scores[label] + 1)
        margins[label] = 0
        loss += margins.sum()
        dW[:, margins > 0] += x[:, None]
        dW[:, label] -= (margins > 0).sum() * x
    return loss / len(X) + reg * (W**2).sum(), dW / len(X) + 2 * reg * W
