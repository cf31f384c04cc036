"""
code = "softmax-shift-wrong-sign"
title = "The maximum is added in place of subtracted"
thinks = "The constant cancels in the quotient."
says = "You add the row's maximum: large scores become twice as large. Subtract it, so that the largest exponent is 0."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
stability = 0
"""
def softmax_loss_naive(W, X, y, reg):
    N, C = len(X), W.shape[1]
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(N):
        s = X[i].dot(W)
        s = s + s.max()
        denominator = np.exp(s).sum()
        loss += np.log(denominator) - s[y[i]]
        for j in range(C):
            dW[:, j] += np.exp(s[j]) / denominator * X[i]
        dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W
