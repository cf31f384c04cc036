"""
code = "loop-last-example-only"
title = "Only the last example counts"
thinks = "The gradient is put together at the end."
says = "Only the last image counts in the gradient: its lines stand behind the loop over the images, and belong inside it."
replaces = "svm_loss_naive"
[expected.test_svm_loss_naive]
gradient = 0
"""
def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        scores = X[i] @ W
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        factors = np.where(margins > 0, 1.0, 0.0)
        factors[y[i]] = -np.sum(factors)
    dW += np.outer(X[i], factors)
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
