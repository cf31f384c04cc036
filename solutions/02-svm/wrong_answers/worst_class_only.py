"""
code = "worst-class-only"
title = "Only the worst class of each image counts"
thinks = "The strongest rival decides."
says = "Only the largest margin of each image counts in your loss and gradient: add up over all wrong classes."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
gradient = 0
vectorised = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    worst = np.argmax(margins, axis=1)
    largest = margins[rows, worst]
    loss = np.sum(largest) / N + reg * np.sum(W * W)
    A = np.zeros(S.shape)
    A[rows, worst] = largest > 0
    A[rows, y] -= largest > 0
    dW = X.T @ A / N + 2 * reg * W
    return loss, dW
