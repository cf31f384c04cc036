"""
code = "svm-no-correct-class-grad"
title = "The correct class's column never gets its share of the gradient"
thinks = "A violated margin only concerns the wrong class."
says = "The right class's column never gets its share: each violated margin takes the image from it."
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
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
