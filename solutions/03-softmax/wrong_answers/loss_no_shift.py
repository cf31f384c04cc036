"""
code = "softmax-no-shift"
title = "No shift before the exponential"
thinks = "Stability was the business of softmax(S)."
says = "You exponentiate the scores as they are, and large ones leave the range of float64. Subtract each row's maximum first: it changes no probability."
replaces = "softmax_loss_vectorized"
[expected.test_softmax_loss_vectorized]
stability = 0
"""
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    P = np.exp(S) / np.sum(np.exp(S), axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(N), y])) + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    return loss, X.T @ P / N + 2 * reg * W
