"""
code = "grad-not-implemented"
title = "The gradient is zero everywhere"
thinks = "First the loss; dW can wait."
says = "The gradient is zero everywhere: neither the data's part nor the regulariser's is written yet."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
gradient = 0
regulariser = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    dW = np.zeros_like(W)
    S = X @ W
    margins = np.maximum(0.0, S - S[np.arange(len(y)), y][:, None] + 1.0)
    margins[np.arange(len(y)), y] = 0.0
    loss = margins.sum() / len(y) + reg * np.sum(W**2)
    return loss, dW
