"""
code = "minus-one-for-count"
title = "-1 in place of minus the count"
thinks = "An image is on the wrong side, or it is not."
says = "The column of the right class gets -x once for each image that violates any margin. It gets it once for each violated margin: three violated margins, three times -x."
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
        anything_violated = False
        for j in range(C):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                anything_violated = True
                loss += margin
                dW[:, j] += X[i]
        if anything_violated:
            dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
