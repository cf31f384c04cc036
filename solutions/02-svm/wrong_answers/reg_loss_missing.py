"""
code = "reg-loss-missing"
title = "The regulariser is missing from the loss"
thinks = "Only the gradient is needed for training."
says = "The regulariser is in your gradient, but not in your loss: add reg times the sum of the squared weights, after the division by N."
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
    dW = dW / N + 2 * reg * W
    return loss, dW
