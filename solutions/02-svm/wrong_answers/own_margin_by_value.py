"""
code = "hinge-drops-ties"
title = "Every class with the right one's score is left out"
thinks = "The right class's margin is exactly 1."
says = "You take out every margin of exactly 1. A wrong class with the same score as the right one has that margin too: take out the entry of the right class by its index."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
loss = 0
gradient = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, np.newaxis] + 1)
    margins[margins == 1] = 0
    violated = np.where(margins > 0, 1.0, 0.0)
    violated[rows, y] = -np.sum(violated, axis=1)
    return np.sum(margins) / N + reg * np.sum(W * W), X.T @ violated / N + 2 * reg * W
