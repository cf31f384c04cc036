"""
code = "reg-coefficient-forgotten"
title = "The regulariser is not multiplied by its strength"
thinks = "The gradient has reg in it already."
says = "Your regulariser is not multiplied by reg everywhere: it has to be, in the loss and in the gradient."
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
    loss = loss / N + np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
