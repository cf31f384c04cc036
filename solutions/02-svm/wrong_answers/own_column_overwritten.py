"""
code = "accumulate-overwrites"
title = "= where += is meant"
thinks = "Each image has one correct class, so its column is set once."
says = "The column of the correct class is overwritten with each image: = stands where += is meant."
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
        violated = 0
        for j in range(C):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                violated += 1
                dW[:, j] += X[i]
        dW[:, y[i]] = -violated * X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
