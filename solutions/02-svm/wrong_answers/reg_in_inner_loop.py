"""
code = "reg-precedence"
title = "An operator binds otherwise than meant, and the regulariser ends up in a divisor or in the sum"
thinks = "Each term has its penalty."
says = "You add the regulariser inside the loop over the classes, so it counts once for each wrong class: add it once, behind the loops."
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
            loss += reg * np.sum(W * W)
            dW += 2 * reg * W
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N, dW / N
