"""
code = "reg-mean"
title = "The mean of the squares in place of their sum"
thinks = "A mean does not depend on the size of W."
says = "You take the mean of the squared weights: the regulariser is their sum."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
regulariser = 0
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
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.mean(W ** 2)
    dW = dW / N + 2 * reg * W / W.size
    return loss, dW
