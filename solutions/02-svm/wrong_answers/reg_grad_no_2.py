"""
code = "reg-grad-no-2"
title = "The factor 2 is missing in the regulariser's gradient"
thinks = "The square goes away and leaves W."
says = "It is the gradient of half the regulariser: the derivative of reg * W**2 is 2 * reg * W."
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
    dW = dW / N + reg * W
    return loss, dW
