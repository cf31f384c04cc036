"""
code = "loss-reset-for-each-image"
title = "The loss starts anew with each image"
thinks = "Each image has its own loss."
says = "You set the loss back to zero for each image, so the loss is the last one's alone: set it to zero once, before the loop."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        loss = 0.0
        for j in range(C):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
