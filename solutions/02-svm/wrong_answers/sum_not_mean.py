"""
code = "sum-not-mean"
title = "The sum over the examples in place of the mean"
thinks = "Add up over the images."
says = "You add up over the images, in the loss and in the gradient: both are means, so divide by N."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
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
                dW[:, y[i]] -= X[i]
    loss = loss + reg * np.sum(W * W)
    dW = dW + 2 * reg * W
    return loss, dW
