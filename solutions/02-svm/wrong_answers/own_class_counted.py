"""
code = "svm-counts-correct-class"
title = "The correct class is counted among the wrong ones"
thinks = "The sum runs over all classes."
says = "The right class is counted among the wrong ones, and its margin adds 1 for each image: leave it out."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        for j in range(C):
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
