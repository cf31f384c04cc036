"""
code = ["half-convention", "softmax-no-shift"]
title = "Half the regulariser, and no shift before the exponential"
thinks = "The one-half of another course, and the formula as it stands."
says = "You use half the regulariser, consistently in the loss and in its gradient. That is a convention too, but not this course's: no one-half in the loss, and a factor 2 in the gradient."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
regulariser = 0
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    E = np.exp(X @ W)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + 0.5 * reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + reg * W
