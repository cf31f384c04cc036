"""
title = "A base class, helper methods and private names"
why = "The methods come from two classes, and train is three others."
replaces = "LinearClassifier"
"""
class Walker:
    def _begin(self, D, C):
        if self.W is None:
            self.W = self.rng.standard_normal((D, C)) / 1000

    def _minibatch(self, X, y, size):
        chosen = self.rng.choice(np.arange(len(y)), size=size, replace=True)
        return X[chosen, :], y[chosen]

    def _step(self, X_batch, y_batch, rate, reg):
        loss, dW = self.loss(X_batch, y_batch, reg)
        self.W = np.asfortranarray(self.W - rate * dW)
        return float(loss)


class LinearClassifier(Walker):
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg=0.0):
        loss, dW = self.loss_function(self.W, X, y, reg)
        return [loss, dW]

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False, **ignored):
        self._begin(X.shape[1], len(np.bincount(y)))
        return [self._step(*self._minibatch(X, y, batch_size), learning_rate, reg) for _ in range(num_iters)]

    def predict(self, X):
        return np.array([max(range(self.W.shape[1]), key=lambda c: x @ self.W[:, c]) for x in X])
