"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "CIFAR-10 has ten classes."
says = "A size stands in your code as a number (or belongs to one particular array): take it from the shapes of the arguments."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
gradient = 0
regulariser = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        for j in range(10):
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
