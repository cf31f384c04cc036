"""
code = "reg-missing-both"
title = "No regulariser at all"
thinks = "The softmax loss is the cross-entropy."
says = "There is no regulariser, neither in the loss nor in the gradient: reg is never used."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
regulariser = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss += -np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    return loss / len(y), dW / len(y)
