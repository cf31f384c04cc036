"""
code = "index-error"
title = "A loop runs beyond the end of an array"
thinks = "range(1, N) leaves out N, so range(N) needs one more."
says = "Your code looks beyond the end of an array. A loop runs one step too far, or over the length of something else, or to a number that is written into the code: take each length from its own array, as in X.shape[0]."
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
    for i in range(N + 1):
        scores = X[i] @ W
        for j in range(C):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
