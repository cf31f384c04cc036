"""
code = "loop-last-example-only"
title = "Only the last example counts"
thinks = "The indentation does not matter."
says = "Only the last image counts: the loop over the classes stands behind the loop over the images, and belongs inside it."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
loss = 0
gradient = 0
"""
def svm_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        correct = scores[y[i]]
    for j in range(C):
        if j == y[i]:
            continue
        margin = scores[j] - correct + 1.0
        if margin > 0:
            loss += margin
            dW[:, j] += X[i]
            dW[:, y[i]] -= X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW
