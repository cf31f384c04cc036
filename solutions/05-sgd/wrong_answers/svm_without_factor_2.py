"""
code = "reg-grad-no-2"
title = "The factor 2 is missing in the regulariser's gradient"
thinks = "The derivative of reg * W**2 is reg * W."
says = "It is the gradient of half the regulariser: the derivative of reg * W**2 is 2 * reg * W."
replaces = "svm_loss_vectorized"
[expected.test_svm_loss_vectorized]
regulariser = 0
"""
def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    dS = (margins > 0).astype(float)
    dS[rows, y] = -np.sum(dS, axis=1)
    return np.sum(margins) / N + reg * np.sum(W**2), X.T @ dS / N + reg * W
