"""
code = "gradient-not-normalised"
title = "Exponentials in place of probabilities in the gradient"
thinks = "The denominator cancels in the derivative."
says = "The gradient uses the exponentials as they are: divide them by their sum, as in the probabilities."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        e = np.exp(s - np.max(s))
        loss += np.log(e.sum()) - (s - np.max(s))[y[i]]
        for j in range(W.shape[1]):
            dW[:, j] += (e[j] - (j == y[i])) * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
