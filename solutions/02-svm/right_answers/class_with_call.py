"""
title = "An object that can be called"
why = "The solution is no function, and keeps the last loss; nothing depends on what it keeps."
replaces = "svm_loss_vectorized"
"""
class HingeLoss:
    """Multiclass SVM loss with its gradient."""

    def __init__(self, delta=1.0):
        self.delta = delta
        self.history = []

    def violated(self, S, y):
        right = np.take_along_axis(S, y[:, None], axis=1)
        margins = np.maximum(S - right + self.delta, 0)
        np.put_along_axis(margins, y[:, None], 0, axis=1)
        return margins

    def __call__(self, W, X, y, reg):
        margins = self.violated(X @ W, y)
        A = np.sign(margins)
        np.put_along_axis(A, y[:, None], -A.sum(axis=1, keepdims=True), axis=1)
        loss = margins.sum(axis=1).mean() + reg * np.vdot(W, W)
        self.history.append(loss)
        return loss, (A.T @ X).T / len(X) + 2 * reg * W

svm_loss_vectorized = HingeLoss()
