"""
title = "W behind a property"
why = "self.W is no plain attribute; the history is a tuple; the last loss is asked for once more."
replaces = "LinearClassifier"
"""
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.weights = None

    @property
    def W(self):
        return self.weights

    @W.setter
    def W(self, value):
        self.weights = np.array(value)

    def loss(self, X, y, reg):
        return tuple(self.loss_function(self.weights, X, y, reg))

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        if self.weights is None:
            shape = X.shape[1], np.unique(y)[-1] + 1
            self.W = 0.001 * self.rng.standard_normal(shape)
        def steps():
            for _ in range(num_iters):
                rows = self.rng.choice(X.shape[0], size=batch_size, replace=True)
                loss, dW = self.loss(X[rows], y[rows], reg)
                self.W = self.W - learning_rate * dW
                yield float(loss)
        return tuple(steps())

    def predict(self, X):
        return np.apply_along_axis(np.argmax, 1, X.dot(self.weights))
