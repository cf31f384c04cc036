"""
code = "grad-sign"
title = "The gradient has the wrong sign"
thinks = "The step should go downhill, so the gradient is returned with a minus."
says = "The whole gradient has the wrong sign, the regulariser's part too: dW points uphill, and it is the training loop that walks against it."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
gradient = 0
regulariser = 0
"""
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x @ W
        for j, score in enumerate(scores):
            if j != label and score - scores[label] + 1 > 0:
                loss += score - scores[label] + 1
                dW[:, j] += x
                dW[:, label] -= x
    loss = loss / len(y) + reg * np.sum(W**2)
    dW = dW / len(y) + 2 * reg * W
    return loss, -dW
