"""
title = "Asks once for the loss and once for the gradient, and once more at the end"
why = "There are more questions than steps; it prints a lot."
replaces = "LinearClassifier"
"""
class LinearClassifier:
    def __init__(self, loss_function, seed=0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W = None

    def loss(self, X, y, reg):
        return self.loss_function(self.W, X, y, reg)


    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for step in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            history.append(self.loss(X[indices], y[indices], reg)[0])
            print("step", step, "loss", history[-1], "of all", self.loss(X, y, reg)[0])
            self.W = self.W - learning_rate * self.loss(X[indices], y[indices], reg)[1]
        print("at the end", self.loss(X, y, reg)[0])
        return history

    def predict(self, X):
        scores = X @ self.W
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.argsort(p / p.sum(axis=1, keepdims=True), axis=1)[:, -1]
