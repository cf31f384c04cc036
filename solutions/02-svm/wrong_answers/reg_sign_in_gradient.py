"""
code = "reg-grad-sign"
title = "The regulariser's gradient is subtracted"
thinks = "Regularisation pulls the weights back."
says = "You subtract the regulariser's gradient: it points uphill, as all of dW does; the step downhill comes later, in training."
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
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N - 2 * reg * W
    return loss, dW
