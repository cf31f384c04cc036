"""
code = "reg-missing-both"
title = "No regulariser at all"
thinks = "The loss is about the images."
says = "There is no regulariser yet, neither in the loss nor in the gradient: the argument reg is never used."
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
    loss = loss / N
    dW = dW / N
    return loss, dW
