"""
code = "grad-not-implemented"
title = "The gradient is zero everywhere"
thinks = "The gradient comes later."
says = "The data's gradient is zero everywhere: what each violated margin adds to it is not written yet."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
gradient = 0
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
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
