"""
code = "reg-strength-squared"
title = "The strength is squared too"
thinks = "The square belongs to all of reg * W."
says = "You square the product of reg and W, and so the strength as well: only the weights are squared."
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
    loss = loss / N + np.sum((reg * W) ** 2)
    dW = dW / N + 2 * reg * W
    return loss, dW
