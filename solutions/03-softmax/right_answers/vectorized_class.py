"""
title = "A class with steps, and a matrix for the gradient"
why = "The function is a method bound to an object; the gradient is an np.matrix, the loss a Python float. It warns and prints."
replaces = "softmax_loss_vectorized"
"""
import warnings


class SoftmaxLoss:
    def __init__(self, shift=np.max):
        self.shift = shift

    def probabilities(self, S):
        E = np.exp(S - self.shift(S, axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)

    def __call__(self, W, X, y, reg):
        warnings.warn("computing", stacklevel=2)
        S = X @ W
        P = self.probabilities(S)
        loss = float(np.mean(cross_entropy(S, y)) + reg * np.vdot(W, W))
        print("loss", loss)
        P[np.arange(len(y)), y] -= 1
        return loss, np.asmatrix(X.T @ P / len(y) + 2 * reg * W)


softmax_loss_vectorized = SoftmaxLoss().__call__
