"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "It belongs to the loss, so it stands where the loss grows."
says = "You add the regulariser to the loss inside the innermost loop, once for each violated margin: it is added once, behind the loops."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
regulariser = 0
"""
def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin + reg * np.sum(W**2)
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / len(X), dW / len(X) + 2 * reg * W
