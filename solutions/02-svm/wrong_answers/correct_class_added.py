"""
code = "correct-class-added"
title = "The correct class's share is added, not subtracted"
thinks = "Both columns get x."
says = "You add the image to the right class's column as well: what the wrong class gains there, the right class loses."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
gradient = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] += X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
