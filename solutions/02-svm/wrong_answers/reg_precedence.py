"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "loss /= N + reg * ... divides by N first."
says = "Your regulariser ends up in a divisor or inside the sum: an augmented assignment or a function takes the whole expression to its right. Divide by N in a line of its own, then add the regulariser."
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
    loss /= N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
