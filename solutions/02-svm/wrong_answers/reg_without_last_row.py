"""
code = "reg-without-bias"
title = "The last row of W is left out of the regulariser"
thinks = "One does not penalise the bias."
says = "You leave the last row of W, the biases, out of the regulariser. In this notebook it is the sum over all weights."
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
    loss = loss / N + reg * np.sum(W[:-1] ** 2)
    dW = dW / N
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
