"""
code = "last-image-left-out"
title = "The loop over the images ends too early"
thinks = "Indices go up to N - 1."
says = "The last image is never looked at: range(n) already stops before n."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
gradient = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N - 1):
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
    dW = dW / N + 2 * reg * W
    return loss, dW
