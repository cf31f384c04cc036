"""
code = "wrong-classes-only"
title = "The correct class's column gets no gradient"
thinks = "As in the hinge loss, the loop skips the correct class."
says = "The correct class's column never gets its share: skipping j == y[i] is right for the hinge loss, but here that class has the probability minus 1."
replaces = "softmax_loss_naive"
[expected.test_softmax_loss_naive]
gradient = 0
"""
def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(len(y)):
        s = X[i] @ W
        s = s - np.max(s)
        p = np.exp(s) / np.sum(np.exp(s))
        loss -= np.log(p[y[i]])
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            dW[:, j] += p[j] * X[i]
    return loss / len(y) + reg * np.sum(W**2), dW / len(y) + 2 * reg * W
